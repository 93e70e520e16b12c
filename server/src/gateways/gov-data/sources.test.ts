import { beforeEach, describe, expect, it } from 'vitest'
import { createGatewayHouse, nowhere } from '../../testing/gateway-house.ts'
import { sourceNames } from './sources.ts'

const house = await createGatewayHouse()
const quick = { GOV_DATA_TIMEOUT_MS: 1_200 }
const { govSources } = house.gateways(quick)
const about = async (slug: string) => {
  const { name, idNumber } = await house.sandbox.person(slug)
  return { name, idNumber, purpose: '购房资格核验', consent: 'consent-1' }
}

beforeEach(() => house.sandbox.clearFaults())

describe.each(sourceNames)('%s', (source) => {
  it('answers with its record or that it has none, and its age', async () => {
    const answer = await govSources.query(source, await about('li-guohua'))
    expect(answer).toMatchObject({ kind: expect.stringMatching(/^(record|none)$/), asOf: expect.any(Date) })
  })

  it.each<[string, object, string]>([
    ['500', {}, 'silent'],
    ['refuse', {}, 'silent'],
    ['timeout-after', {}, 'silent'],
    ['wrong-signature', {}, 'untrusted'],
  ])('%s is unknown, never a no', async (kind, more, why) => {
    await house.fault(`gov.${source}.query`, kind, more)
    expect(await govSources.query(source, await about('li-guohua'))).toEqual({ kind: 'unknown', why })
  })
})

describe('what they hold', () => {
  it('reads each record in our words', async () => {
    const [zhao, wu, lin, he] = await Promise.all(['zhao-qiang', 'wu-hao', 'lin-zhiyuan', 'he-jun'].map(about))
    expect(await govSources.query('household', zhao!)).toMatchObject({
      record: {
        district: '370104',
        members: [{ relation: '户主' }, { relation: '配偶' }, { relation: '子女', born: '2009-03-15' }],
      },
    })
    expect(await govSources.query('marriage', zhao!)).toMatchObject({
      record: { status: '已婚', spouse: { name: '孙丽' } },
    })
    expect(await govSources.query('socialInsurance', wu!)).toMatchObject({
      record: { city: '济南', ranges: [{ from: '2024-11', to: '2026-10', late: false }] },
    })
    expect(await govSources.query('homes', zhao!)).toMatchObject({ record: { homes: [{ district: '370104' }] } })
    expect(await govSources.query('talent', lin!)).toMatchObject({ record: { level: 'D', validUntil: '2031-03-31' } })
    expect(await govSources.query('military', he!)).toMatchObject({ record: { status: '现役', station: '济南' } })
    expect(await govSources.query('household', he!)).toMatchObject({ kind: 'none' })
    expect(await govSources.query('fundAccount', wu!)).toMatchObject({
      record: { status: '正常', ranges: [{ from: '2024-11', to: '2026-10', late: false }], monthlyYuan: '1800.00' },
    })
    const li = await about('li-guohua')
    expect(await govSources.query('fundLoans', li)).toMatchObject({ record: { loans: [{ settledOn: '2024-05-20' }] } })
    expect(await govSources.query('fundLoans', wu!)).toMatchObject({ kind: 'none' })
  })

  it('a name that is not the one of the number concludes nothing', async () => {
    const answer = await govSources.query('homes', { ...(await about('li-guohua')), name: '李国花' })
    expect(answer).toEqual({ kind: 'unknown', why: 'refused' })
  })

  it('without consent nobody says anything', async () => {
    const answer = await govSources.query('homes', { ...(await about('li-guohua')), consent: '' })
    expect(answer).toEqual({ kind: 'unknown', why: 'refused' })
  })
})

describe('connection and keys', () => {
  it('out of reach is unknown', async () => {
    const deaf = house.gateways({ ...quick, GOV_DATA_BASE: await nowhere() }).govSources
    expect(await deaf.query('homes', await about('li-guohua'))).toEqual({ kind: 'unknown', why: 'silent' })
  })

  it.each(['GOV_DATA_APP_KEY', 'GOV_DATA_APP_SECRET'])(
    'a wrong %s is refused, and nothing is concluded',
    async (name) => {
      const wrong = house.gateways({ ...quick, [name]: 'wrong' }).govSources
      expect(await wrong.query('homes', await about('li-guohua'))).toEqual({ kind: 'unknown', why: 'refused' })
    },
  )
})
