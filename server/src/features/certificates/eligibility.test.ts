import { contract } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createCheckHouse } from '../eligibility/check-house.ts'

const house = await createCheckHouse()
const routes = contract.certificates.table
// The name of the city stands in its profile.
await house.features.find(({ name }) => name === 'catalogue')!.seed!()
const wu = await house.verified('wu-hao')
const mine = async () => {
  const { items } = await house.call(routes.list, { as: wu })
  return items.filter(({ kind }) => kind === 'eligibility')
}
const look = (text: string) => house.call(routes.verify, { body: { text, attempt: newKey() } })

test('a result that was passed is a certificate to its last day, renewed with it, and ends with its use', async () => {
  const check = await house.check(wu)
  await house.settle()
  expect(await mine()).toMatchObject([{ state: 'issued', validTo: '2026-12-22' }])
  const id = (await mine())[0]!.id
  const body = { scope: 'statement' as const }
  const shown = await house.call(routes.show, { as: wu, params: { id }, body })
  expect(shown.facts.map(({ value }) => value)).toEqual(['在济南市历下区有购房资格，有效期至 2026-12-22', '吴*'])
  expect(await look(shown.code)).toMatchObject({ outcome: 'valid', validTo: '2026-12-22', kindLabel: '购房资格证明' })
  const { code } = await house.call(routes.offline, { as: wu, params: { id }, body })

  house.clock.set('2026-12-19T02:00:00Z')
  await house.correct('wu-hao', 'socialInsurance', {
    record: { city: '济南', ranges: [{ from: '2024-11', to: '2026-11', late: false }] },
  })
  await house.tend()
  expect(await mine()).toMatchObject([
    { state: 'issued', validTo: '2027-01-18' },
    { state: 'replaced', validTo: '2026-12-22' },
  ])
  expect(await look(code)).toMatchObject({ outcome: 'replaced' })

  const clerk = await house.clerkHere('clerk-1')
  const contractNumber = 'JN2026-12-000777'
  await house.call(contract.eligibilityChecks.table.consume, {
    as: clerk,
    params: { id: check.id },
    body: { contractNumber },
  })
  await house.settle()
  expect((await mine()).map(({ state }) => state)).toEqual(['revoked', 'replaced'])
})

test('past its last day it is expired for everybody at once, and written down when the clock comes round', async () => {
  await house.fresh()
  await house.check(wu)
  await house.settle()
  const one = (await mine()).find(({ state }) => state === 'issued')!
  const { code } = await house.call(routes.offline, { as: wu, params: { id: one.id }, body: { scope: 'full' } })
  house.clock.set(`${one.validTo}T15:59:00Z`)
  expect((await look(code)).outcome).toBe('valid')
  house.clock.advance({ minutes: 1 })
  expect(await look(code)).toMatchObject({ outcome: 'expired', reason: expect.stringContaining(one.validTo!) })
  await house.runEvery('expire-certificates')
  const after = await house.call(routes.get, { as: wu, params: { id: one.id } })
  expect(after).toMatchObject({ state: 'expired', allowedActions: [] })
})
