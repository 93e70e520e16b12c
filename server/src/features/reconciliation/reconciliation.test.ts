import { contract, plainDate } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { systemCall } from '../../platform/http/call.ts'
import { createAccountBook } from '../account-book/account-book.ts'
import { createFeeHouse } from '../payments/fee-house.ts'

const house = await createFeeHouse({ firstPerson: 7_400 })
const { feeDue, beginPayment, pays, told } = house
const { control } = house.sandbox
const reconciliation = contract.reconciliation.table
const supervisor = await house.officer('supervisor')
const inspector = await house.officer('inspector')

const dayOf = (id: string) => house.call(reconciliation.day, { as: supervisor, params: { id } })
const pass = async (hours: number) => {
  house.clock.advance({ hours })
  await control('POST', '/clock', { advanceMs: hours * 3_600_000 })
  await house.runEvery('reconcile-bills')
}

test('the day at both platforms and at the counter, the next morning', async () => {
  // The world outside is put on the house's morning.
  await control('POST', '/clock', { now: house.clock.now().toISOString() })
  const day = plainDate('2026-11-23')
  const paid = await feeDue()
  const order = await beginPayment(paid.owner, paid.id)
  await pays(order)
  await told()
  const at = house.clock.now()
  await house.parts.transact(systemCall('test', { now: at, ids: house.parts.ids }), async (tx) => {
    await createAccountBook(house.parts).post(tx, {
      move: { kind: 'paid', channel: 'counter', for: 'fees' },
      ...{ channel: 'counter', amountFen: 8_000, at, caseId: 'counter-case', hallId: 'jn-lixia', by: '刘芳' },
      proof: { kind: 'slip', number: 'POS-1', words: 'POS-1' },
    })
    return {}
  })
  // Paid, and nobody has told us.
  const silent = await feeDue()
  const lost = await beginPayment(silent.owner, silent.id)
  await house.sandbox.fault({ route: 'wechat-pay.notify', kind: 'refuse', times: 20 })
  await pays(lost)

  await pass(22)
  const early = await house.call(reconciliation.days, { as: inspector })
  expect(early.items.find(({ id }) => id === `wechat-${day}`)).toMatchObject({ state: 'waiting', isLate: false })
  await pass(3)
  const wechat = await dayOf(`wechat-${day}`)
  expect(wechat.day).toMatchObject({ state: 'open', ours: { count: 1, paidFen: paid.totalFen }, theirs: { count: 2 } })
  expect(wechat.differences).toMatchObject([{ kind: 'state', number: lost.number, state: 'open', caseId: silent.id }])
  expect((await dayOf(`alipay-${day}`)).day).toMatchObject({ ours: { count: 0 } })

  // The same reading again finds the same; nobody closes what nobody has taken.
  const { id } = wechat.differences[0]!
  await house.call(reconciliation.again, { as: supervisor, params: { id: `wechat-${day}` } })
  await house.runEvery('reconcile-bills')
  expect((await dayOf(`wechat-${day}`)).differences).toEqual(wechat.differences)
  const why = { as: supervisor, params: { id }, body: { reason: '回调丢失，已核对' } }
  expect((await house.refused(reconciliation.close, why)).code).toBe('STATE_MOVED')
  await pass(2)
  const late = await house.call(reconciliation.days, { as: supervisor })
  expect(late.late).toBeGreaterThan(0)
  expect(await house.events({ type: 'reconciliation.late', subject: `wechat-${day}` })).toHaveLength(1)
  expect(await house.call(reconciliation.take, { as: supervisor, params: { id } })).toMatchObject({
    state: 'taken',
    owner: expect.stringContaining('陈立'),
  })
  expect(await house.call(reconciliation.close, why)).toMatchObject({ state: 'closed' })
  expect((await dayOf(`wechat-${day}`)).day.state).toBe('balanced')

  // The counter's own total.
  const desk = late.items.find(({ channel }) => channel === 'counter')!
  expect(desk).toMatchObject({ state: 'waiting', ours: { count: 1 }, allowedActions: ['count'] })
  const count = (totalFen: number) =>
    house.call(reconciliation.count, { as: supervisor, params: { id: desk.id }, body: { slips: 1, totalFen } })
  expect(await count(8_000 + 1)).toMatchObject({ day: { state: 'open' }, differences: [{ kind: 'amount' }] })
  expect(await count(8_000)).toMatchObject({
    day: { state: 'balanced' },
    differences: [{ state: 'vanished' }],
  })
  expect((await house.refused(reconciliation.take, { as: inspector, params: { id } })).status).toBe(403)
}, 120_000)
