import { beforeEach, describe, expect, it } from 'vitest'
import { createGatewayHouse, nowhere } from '../../testing/gateway-house.ts'

const house = await createGatewayHouse()
const quick = { GOV_DATA_TIMEOUT_MS: 1_200 }
const { enterprises } = house.gateways(quick)
const about = async (slug: string) => {
  const { name, idNumber } = await house.sandbox.person(slug)
  return { name, idNumber, purpose: '核对代表的单位', consent: 'consent-1' }
}

beforeEach(() => house.sandbox.clearFaults())

describe('the register of enterprises', () => {
  it('says on whose licence somebody stands', async () => {
    expect(await enterprises.representedBy(await about('feng-hai'))).toMatchObject({
      kind: 'answer',
      organisations: [{ name: '济南安居商业管理有限公司', post: '法定代表人', isActive: true }],
      asOf: expect.any(Date),
    })
    expect(await enterprises.representedBy(await about('wu-hao'))).toMatchObject({ kind: 'answer', organisations: [] })
  })

  it.each([
    ['500', 'silent'],
    ['wrong-signature', 'untrusted'],
  ])('%s is unknown, never "of none"', async (kind, why) => {
    await house.fault('gov.enterprise.query', kind)
    expect(await enterprises.representedBy(await about('feng-hai'))).toEqual({ kind: 'unknown', why })
  })

  it('another name, and out of reach, are unknown', async () => {
    const wrong = { ...(await about('feng-hai')), name: '冯河' }
    expect(await enterprises.representedBy(wrong)).toEqual({ kind: 'unknown', why: 'refused' })
    const deaf = house.gateways({ ...quick, GOV_DATA_BASE: await nowhere() }).enterprises
    expect(await deaf.representedBy(await about('feng-hai'))).toEqual({ kind: 'unknown', why: 'silent' })
  })
})
