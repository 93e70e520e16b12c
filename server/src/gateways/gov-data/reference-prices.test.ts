import { beforeEach, expect, it } from 'vitest'
import { createGatewayHouse, nowhere } from '../../testing/gateway-house.ts'

const house = await createGatewayHouse()
const quick = { GOV_DATA_TIMEOUT_MS: 1_200 }
const { referencePrices, register } = house.gateways(quick)
const homeOf = async (slug: string) => {
  const { name, idNumber } = await house.sandbox.person(slug)
  const owned = await register.ownedBy({ name, idNumber }, { purpose: '测试', consent: 'test' })
  if (owned.kind !== 'units') throw new Error('the register is silent')
  return owned.units[0]!
}

beforeEach(() => house.sandbox.clearFaults())

it('says what a home is worth, and of which day the figure is', async () => {
  const { unitCode } = await homeOf('xu-wen')
  expect(await referencePrices.of(unitCode, '核对价款')).toMatchObject({
    kind: 'answer',
    price: { totalFen: expect.any(Number), valuedOn: '2026-11-01', method: '同小区近一年网签均价' },
  })
})

it('values no shop and no home that is in no book', async () => {
  expect(await referencePrices.of('3'.repeat(28), '核对价款')).toEqual({ kind: 'none' })
})

it.each([
  ['500', 'silent'],
  ['wrong-signature', 'untrusted'],
])('%s is unknown, never a price', async (kind, why) => {
  await house.fault('gov.reference-price.query', kind)
  expect(await referencePrices.of('3'.repeat(28), '核对价款')).toEqual({ kind: 'unknown', why })
})

it('nobody there is unknown', async () => {
  const { referencePrices: none } = house.gateways({ ...quick, GOV_DATA_BASE: await nowhere() })
  expect(await none.of('3'.repeat(28), '核对价款')).toEqual({ kind: 'unknown', why: 'silent' })
})
