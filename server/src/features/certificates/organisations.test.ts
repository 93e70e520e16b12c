import { contract } from '@anju/shared-types'
import { expect, test } from 'vitest'
import type { TestPerson } from '../../testing/people.ts'
import { createCertificateHouse } from './certificate-house.ts'

const house = await createCertificateHouse()
const routes = contract.certificates.table
const orgs = contract.organisations.table
const feng = await house.verified('feng-hai')
const { items } = await house.call(orgs.claim, { as: feng, body: { agreed: true } })
const { creditCode: organisation, name } = items[0]!

const deputy = async (slug: string, scope: 'all' | 'certificates' | 'mortgage') => {
  const as = await house.verified(slug)
  const { name: person, idNumber } = await house.sandbox.person(slug)
  const body = { name: person, idNumber, scopes: [scope], until: '2027-01-31' as never }
  const { deputies } = await house.call(orgs.appoint, { as: feng, params: { code: organisation }, body })
  return { as, id: deputies.find((one) => one.name === person)!.id }
}
const list = (as: TestPerson) => house.call(routes.list, { as, query: { organisation } })
const shown = async () => (await list(feng)).items[0]!
const told = async (as: TestPerson) => {
  await house.settle()
  const { items: notices } = await house.call(contract.notices.table.list, { as })
  return notices.filter(({ title }) => title === '经办人用了单位的证照')
}

test('its representative asks for the title of a shop, shows it in its name, and a stranger reads the public name', async () => {
  const before = await list(feng)
  expect(before).toMatchObject({ organisation: name, items: [], onRequest: [] })
  expect(before.canRequest).toHaveLength(138)
  const { unitCode } = before.canRequest[0]!
  const { id } = await house.call(routes.request, { as: feng, body: { kind: 'title', unitCode, organisation } })
  expect(await house.certificate(feng, id)).toMatchObject({
    organisation: name,
    statement: expect.stringContaining('一处房产'),
  })
  const seen = await house.verify((await house.show(feng, id)).code)
  expect(seen.facts.map(({ value }) => value)).toContain(name)
  // One's own are one's own.
  expect((await house.list(feng)).items).toEqual([])
  expect((await list(feng)).items.map((one) => one.id)).toEqual([id])
  const body = { kind: 'contribution' as const, organisation }
  expect((await house.refused(routes.request, { as: feng, body })).code).toBe('CERTIFICATE_NO_SOURCE')
  expect(await told(feng)).toEqual([])
})

test('a deputy shows it within the scope, each use is told to the representative, and a revoked deputy shows nothing', async () => {
  const { id } = await shown()
  const wu = await deputy('wu-hao', 'certificates')
  house.clock.advance({ seconds: 1 })
  expect((await list(wu.as)).items.map((one) => one.id)).toEqual([id])
  expect((await house.verify((await house.show(wu.as, id, 'full')).code)).outcome).toBe('valid')
  house.clock.advance({ seconds: 1 })
  await house.offline(wu.as, id)
  house.clock.advance({ seconds: 1 })
  await house.call(routes.pdfLink, { as: wu.as, params: { id } })
  const { uses } = await house.certificate(feng, id)
  expect(uses.map(({ way, who }) => [way, who])).toEqual([
    ['pdf', '吴*'],
    ['offline', '吴*'],
    ['showing', '吴*'],
    ['showing', '冯*'],
  ])
  const notices = await told(feng)
  expect(notices).toHaveLength(3)
  for (const { text } of notices) expect(text).toContain('吴昊')
  expect(await told(wu.as)).toEqual([])

  await house.call(orgs.revoke, { as: feng, params: { code: organisation, id: wu.id } })
  expect((await house.refused(routes.get, { as: wu.as, params: { id } })).code).toBe('NOT_YOURS')
  expect((await house.refused(routes.list, { as: wu.as, query: { organisation } })).code).toBe('NOT_YOURS')
})

test('a deputy for something else and a stranger see and show nothing of it', async () => {
  const { id } = await shown()
  const { unitCode } = (await list(feng)).canRequest[0]!
  const mortgage = (await deputy('chen-xiaoyu', 'mortgage')).as
  for (const as of [mortgage, await house.verified('lin-zhiyuan')]) {
    const params = { id }
    const body = { scope: 'full' as const }
    const request = { kind: 'title' as const, unitCode, organisation }
    const refused = [
      await house.refused(routes.list, { as, query: { organisation } }),
      await house.refused(routes.get, { as, params }),
      await house.refused(routes.show, { as, params, body }),
      await house.refused(routes.offline, { as, params, body }),
      await house.refused(routes.pdfLink, { as, params }),
      await house.refused(routes.request, { as, body: request }),
    ]
    expect(refused.map(({ code }) => code)).toEqual(Array(6).fill('NOT_YOURS'))
  }
  const mine = await house.call(orgs.list, { as: mortgage })
  expect(mine.items[0]!.allowedActions).not.toContain('certificates')
})

test('what happens to it is told to everybody who may show it', async () => {
  const { id } = await shown()
  const all = (await deputy('zhao-qiang', 'all')).as
  const other = (await deputy('ma-jianguo', 'mortgage')).as
  await house.revoke(id, '登记有误')
  await house.settle()
  const heard = async (as: TestPerson) =>
    (await house.call(contract.notices.table.list, { as })).items.some(
      ({ title }) => title === `${name}的不动产权证书已吊销`,
    )
  expect([await heard(feng), await heard(all), await heard(other)]).toEqual([true, true, false])
})
