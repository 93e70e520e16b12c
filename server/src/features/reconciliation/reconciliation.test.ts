import { contract, type PayWay, plainDate, shanghaiDate } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { systemCall } from '../../platform/http/call.ts'
import { createAccountBook } from '../account-book/account-book.ts'
import { createStaffStore } from '../accounts/staff-store.ts'
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
  await house.settle()
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

async function paid(way: PayWay) {
  const { owner, id } = await feeDue()
  const order = await beginPayment(owner, id, undefined, way)
  if (way === 'alipayBrowser') await house.paysAtAlipay(await house.opensAlipay(order))
  else await pays(order)
  await told()
  return order
}
const lateNotices = async (as: typeof supervisor, words: string) =>
  (await house.call(contract.notices.table.list, { as, query: {} })).items.filter(({ title }) => title.includes(words))

test('what the bill lacks and what it has twice, at both platforms; a late day is a message to people until it is balanced', async () => {
  // Another supervisor, who takes what there is to take.
  const phone = (await house.sandbox.person('clerk-3')).phone
  const deputy = {
    staffNo: 'clerk-3',
    name: '王静',
    roles: ['clerk' as const, 'supervisor' as const],
    hallId: 'jn-lixia',
  }
  await createStaffStore(house.parts).save(deputy, phone)
  const second = await house.officer('clerk-3')
  // The next morning at ten.
  await house.sandbox.clearFaults()
  await pass(21)
  const day = shanghaiDate(house.clock.now())
  const [shown, lacking, twice] = [await paid('browser'), await paid('browser'), await paid('alipayBrowser')]
  await control('POST', '/wechat-pay/bills', { leaveOut: [lacking.number] })
  await control('POST', '/alipay-pay/bills', { double: [twice.number] })
  await pass(25)

  const wechat = await dayOf(`wechat-${day}`)
  expect(wechat.day).toMatchObject({ state: 'open', isLate: false, ours: { count: 2 }, theirs: { count: 1 } })
  expect(wechat.differences).toMatchObject([{ kind: 'missingThere', number: lacking.number, state: 'open' }])
  expect(wechat.differences.map(({ number }) => number)).not.toContain(shown.number)
  const alipay = await dayOf(`alipay-${day}`)
  expect(alipay.day).toMatchObject({ state: 'open', ours: { count: 1 }, theirs: { count: 2 } })
  expect(alipay.differences).toMatchObject([{ kind: 'doubled', number: twice.number, state: 'open' }])
  expect(await lateNotices(supervisor, `${day} `)).toEqual([])

  // Noon: of what somebody has taken only they hear, of what is nobody's every supervisor.
  const { id } = alipay.differences[0]!
  await house.call(reconciliation.take, { as: second, params: { id } })
  await pass(2)
  await pass(1)
  expect(await lateNotices(second, `${day} 支付宝`)).toMatchObject([
    { title: `${day} 支付宝的账还没有对平`, page: 'packages/cashier/reconciliation/index', read: false },
  ])
  expect(await lateNotices(supervisor, `${day} 支付宝`)).toEqual([])
  expect([await lateNotices(supervisor, `${day} 微信`), await lateNotices(second, `${day} 微信`)]).toMatchObject([
    [{}],
    [{}],
  ])
  await pass(24)
  expect(await lateNotices(second, `${day} 支付宝`)).toHaveLength(2)
  expect(await lateNotices(supervisor, `${day} 微信`)).toHaveLength(2)

  // The platform puts both right; what it shows now agrees, and nobody hears of it any more.
  await control('POST', '/wechat-pay/bills', {})
  await control('POST', '/alipay-pay/bills', {})
  await pass(1)
  for (const channel of ['wechat', 'alipay']) {
    expect(await dayOf(`${channel}-${day}`)).toMatchObject({
      day: { state: 'balanced' },
      differences: [{ state: 'vanished' }],
    })
  }
  await pass(24)
  expect(await lateNotices(supervisor, `${day} 微信`)).toHaveLength(2)
}, 120_000)
