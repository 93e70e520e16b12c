import { contract, type StaffCollection } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { createCaseHouse } from '../cases/case-house.ts'

const house = await createCaseHouse()
const { control } = house.sandbox
await house.features.find(({ name }) => name === 'halls')!.seed!()
const way = contract.collections.table
const desk = contract.caseDesk.table
await control('POST', '/settings', { smsPerMinute: 1_000, smsPerHour: 1_000, smsPerDay: 1_000 })
const clerk = await house.officer('clerk-1')
let people = 8_200

type Citizen = Awaited<ReturnType<typeof house.verified>>
const someone = () => house.verified(`crowd-${people++}`)

/** A lost certificate (B19): decided by the machine, `feeDue`; paid at the counter, `ready`. */
async function decided() {
  const as = await someone()
  const begun = await house.begin(as, 'B19')
  await house.answerAll(as, begun, { property: house.propertyOf(await house.homeOf(as.slug)) })
  await house.submit(as, begun)
  await house.settle()
  expect((await house.get(as, begun)).state).toBe('feeDue')
  return { as, caseId: begun.id }
}
async function pay(id: string) {
  const { fees } = await house.open(clerk, { id })
  await house.call(desk.settleFees, { as: clerk, params: { id }, body: { amountFen: fees!.totalFen, slip: 'POS-1' } })
  await house.settle()
}
const contactOf = ({ phone }: Citizen) => ({ name: '王小明', phone, address: '济南市历下区泉城路9号3单元501' })
const chooseCourier = (as: Citizen, caseId: string) =>
  house.call(way.choose, { as, params: { caseId }, body: { way: 'courier', contact: contactOf(as) } })
const see = (as: Citizen, caseId: string) => house.call(way.ofCase, { as, params: { caseId } })
const atDesk = async (caseId: string): Promise<StaffCollection> =>
  (await house.call(way.desk, { as: clerk })).items.find((item) => item.caseId === caseId)!
const happens = async (trackingNo: string | undefined, kind: string, more: object = {}) => {
  await control('POST', '/courier/happens', { trackingNo, kind, ...more })
  await control('POST', '/callbacks/run', {})
  await house.settle({ delayed: 'now' })
}
const smsOf = async ({ slug }: Citizen) => (await house.sandbox.messages(slug)).map(({ text }) => text).join('\n')
/** Chosen, paid, taken by the courier: with the code of the desk and the number. */
async function ordered() {
  const { as, caseId } = await decided()
  await chooseCourier(as, caseId)
  await pay(caseId)
  const { code, parcel } = await atDesk(caseId)
  return { as, caseId, code, trackingNo: parcel?.trackingNumber }
}
async function posted() {
  const one = await ordered()
  await happens(one.trackingNo, 'picked-up', { code: one.code })
  return one
}

describe('by courier', () => {
  it('is chosen before payment, ordered after it, changes hands by codes and ends the case', async () => {
    const { as, caseId } = await decided()
    const open = await see(as, caseId)
    expect(open.allowedActions).toEqual(['pay', 'choose'])
    // What the machine decided lies in a hall whose windows serve the matter; everything that one needs to get there.
    expect(open.hall).toMatchObject({
      name: expect.stringContaining('大厅'),
      address: expect.stringMatching(/号/),
      windows: expect.stringMatching(/^\d.* 号窗口$/),
      hours: expect.stringMatching(/\d\d:\d\d–\d\d:\d\d/),
    })
    expect(open.place).toBe(`${open.hall?.name} ${open.hall?.windows}`)
    const chosen = await chooseCourier(as, caseId)
    expect(chosen.out).toMatchObject({
      state: 'ordered',
      holder: 'office',
      contact: { name: '王小明', phone: expect.stringContaining('****') },
    })
    expect(chosen.out?.parcel).toBeUndefined()
    // The fee comes first, and the page says so with the way to pay it.
    expect(chosen).toMatchObject({
      allowedActions: ['pay', 'choose'],
      out: { stateLabel: '等您缴费', now: expect.stringContaining('要先缴费') },
    })
    expect(chosen.steps.map(({ text, state }) => `${state} ${text}`)).toEqual([
      'now 先缴费',
      expect.stringMatching(/^later 证备好，我们叫快递寄出/),
      expect.stringMatching(/^later 送到时/),
    ])
    await pay(caseId)
    expect((await see(as, caseId)).steps).toEqual([])
    // Nobody who chose the courier is sent to a window.
    const rung = await smsOf(as)
    expect(rung).toContain('快递送到家，寄出时再通知您')
    expect(rung).not.toContain('请带身份证到')
    expect((await house.get(as, { id: caseId })).next).toContain('快递送到您家')
    const listed = await atDesk(caseId)
    expect(listed).toMatchObject({
      parcel: { trackingNumber: expect.stringMatching(/^EZ/) },
      code: expect.stringMatching(/^\d{6}$/),
    })
    const trackingNo = listed.parcel!.trackingNumber
    await happens(trackingNo, 'picked-up', { code: listed.code })
    const onWay = await see(as, caseId)
    expect(onWay.out).toMatchObject({ state: 'posted', holder: 'courier', code: expect.stringMatching(/^\d{6}$/) })
    expect(await smsOf(as)).toContain(trackingNo)
    expect((await atDesk(caseId)).code).toBeUndefined()
    await happens(trackingNo, 'delivered', { code: onWay.out!.code })
    expect((await see(as, caseId)).out).toMatchObject({
      state: 'delivered',
      holder: 'citizen',
      custody: [
        { from: '办事大厅', to: '快递', how: '交接码核对无误', person: '快递员 王师傅（8812）' },
        { from: '快递', to: '领取人', how: '交接码核对无误' },
      ],
    })
    expect((await house.get(as, { id: caseId })).state).toBe('closed')
  })

  it('lost, doubled, forged and late news move it once', async () => {
    const { as, caseId, code, trackingNo } = await ordered()
    await house.sandbox.fault({ route: 'courier.push', kind: 'wrong-signature', times: 1 })
    await happens(trackingNo, 'picked-up', { code })
    expect((await see(as, caseId)).out?.state).toBe('ordered')
    await house.runEvery('watch-parcels')
    expect((await see(as, caseId)).out?.state).toBe('posted')
    await house.sandbox.fault({ route: 'courier.push', kind: 'duplicate', times: 1 })
    await happens(trackingNo, 'moving')
    await house.sandbox.fault({ route: 'courier.push', kind: 'refuse', times: 1 })
    await happens(trackingNo, 'delivered', { code: (await see(as, caseId)).out!.code })
    await house.runEvery('watch-parcels')
    await house.runEvery('watch-parcels')
    await house.settle()
    const types = (await house.events({ subject: `${caseId}-out` })).map(({ type }) => type)
    expect(types.filter((type) => type === 'collection.posted' || type === 'collection.delivered')).toHaveLength(2)
    expect((await see(as, caseId)).out?.track).toHaveLength(3)
    const ends = (await house.events({ subject: caseId })).filter(({ type }) => type === 'case.handed-over')
    expect(ends).toHaveLength(1)
  })

  it('a receipt with a wrong code is not believed; a person clears it up', async () => {
    const { as, caseId, trackingNo } = await posted()
    await happens(trackingNo, 'delivered', { code: '000000' })
    expect((await see(as, caseId)).out?.state).toBe('posted')
    expect(await atDesk(caseId)).toMatchObject({
      trouble: expect.stringContaining('交接码不对'),
      allowedActions: ['deliver', 'lose'],
    })
    const body = { how: 'deliver' as const, words: '打电话问过，是邻居代收，已交给本人' }
    await house.call(way.settle, { as: clerk, params: { id: `${caseId}-out` }, body })
    expect((await see(as, caseId)).out).toMatchObject({ state: 'delivered', custody: [{}, { how: body.words }] })
  })

  it('returned, it lies at the window again; lost, it is made anew; both are told', async () => {
    const back = await posted()
    await happens(back.trackingNo, 'returning')
    expect(await smsOf(back.as)).toContain('退回途中')
    await happens(back.trackingNo, 'returned', { code: (await atDesk(back.caseId)).code })
    expect((await see(back.as, back.caseId)).out).toMatchObject({ state: 'waiting', holder: 'office' })
    const gone = await posted()
    await happens(gone.trackingNo, 'lost')
    expect(await smsOf(gone.as)).toContain('丢失')
    const settle = { how: 'replace' as const, words: '已重新制证' }
    await house.call(way.settle, { as: clerk, params: { id: `${gone.caseId}-out` }, body: settle })
    expect((await see(gone.as, gone.caseId)).out).toMatchObject({ state: 'waiting', way: 'window' })
  })

  it('three days without a word are a question', async () => {
    const { caseId } = await posted()
    house.clock.advance({ days: 3 })
    await house.runEvery('watch-parcels')
    expect(await atDesk(caseId)).toMatchObject({ trouble: expect.stringContaining('没有消息') })
    house.clock.advance({ days: -3 })
  })

  it('a courier that does not go there leaves it at the window and says why', async () => {
    const { as, caseId } = await decided()
    const contact = { ...contactOf(as), address: '香港中环皇后大道1号' }
    await house.call(way.choose, { as, params: { caseId }, body: { way: 'courier', contact } })
    await pay(caseId)
    expect((await see(as, caseId)).out).toMatchObject({ state: 'waiting', way: 'window' })
    expect((await atDesk(caseId)).trouble).toContain('不在服务范围')
  })

  it('is changed as long as nobody has fetched it', async () => {
    const { as, caseId, code, trackingNo } = await ordered()
    const choose = { as, params: { caseId }, body: { way: 'window' as const } }
    expect((await house.call(way.choose, choose)).out).toMatchObject({ state: 'waiting', way: 'window' })
    const again = await chooseCourier(as, caseId)
    await house.settle()
    expect(again.out?.state).toBe('ordered')
    const second = await atDesk(caseId)
    expect([second.parcel!.trackingNumber, second.code]).not.toEqual([trackingNo, code])
    await happens(second.parcel!.trackingNumber, 'picked-up', { code: second.code })
    expect(await house.refused(way.choose, choose)).toMatchObject({ code: 'COLLECTION_UNDER_WAY' })
  })
})

describe('at the window', () => {
  it('the code ends the case; wrong ones are counted and then void', async () => {
    const { as, caseId } = await decided()
    await house.call(way.choose, { as, params: { caseId }, body: { way: 'pickup' } })
    const id = `${caseId}-out`
    const { code } = (await see(as, caseId)).out!
    const give = (given: string) => ({ as: clerk, body: { id, code: given } })
    expect(await house.refused(way.handOver, give(code!))).toMatchObject({ code: 'COLLECTION_NOT_OPEN' })
    await pay(caseId)
    const wrong = code === '123456' ? '654321' : '123456'
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await house.refused(way.handOver, give(wrong))).toMatchObject({ code: 'HAND_OVER_CODE_WRONG' })
    }
    expect(await house.refused(way.handOver, give(code!))).toMatchObject({ code: 'HAND_OVER_CODE_VOID' })
    expect((await see(as, caseId)).out).toMatchObject({ allowedActions: ['newCode'] })
    const fresh = await house.call(way.newCode, { as, params: { id } })
    await house.call(way.handOver, give(fresh.out!.code!))
    expect((await house.get(as, { id: caseId })).state).toBe('closed')
    expect(await house.refused(way.handOver, give(fresh.out!.code!))).toMatchObject({ code: 'STATE_MOVED' })
  })

  it('a hand-over by papers of identity closes it too', async () => {
    const { as, caseId } = await decided()
    await house.call(way.choose, { as, params: { caseId }, body: { way: 'window' } })
    await pay(caseId)
    await house.open(clerk, { id: caseId })
    await house.call(desk.handOver, { as: clerk, params: { id: caseId }, body: { to: '本人' } })
    await house.settle()
    expect((await see(as, caseId)).out).toMatchObject({
      state: 'delivered',
      custody: [{ how: expect.stringContaining('身份证') }],
    })
  })

  it('is nobody else’s business', async () => {
    const { caseId } = await decided()
    const stranger = await house.verified('he-jun')
    expect(await house.refused(way.ofCase, { as: stranger, params: { caseId } })).toMatchObject({ code: 'NOT_YOURS' })
    expect(await house.refused(way.desk, { as: stranger })).toMatchObject({ code: 'NOT_ALLOWED' })
    const early = await house.begin(await someone(), 'B19')
    const as = await house.verified(`crowd-${people - 1}`)
    expect(
      await house.refused(way.choose, { as, params: { caseId: early.id }, body: { way: 'window' } }),
    ).toMatchObject({
      code: 'COLLECTION_NOT_OPEN',
    })
  })
})

describe('of a sale', () => {
  it('the fee, the paper and its code are the buyer’s alone; the seller hears that it is done', async () => {
    const [seller, buyer] = [await someone(), await someone()]
    const begun = await house.begin(seller, 'P01')
    const caseId = begun.id
    await house.answerAll(seller, begun, {
      side: '转让方',
      others: [{ side: '受让方', name: buyer.name, idNumber: buyer.idNumber }],
      property: house.propertyOf(await house.homeOf(seller.slug)),
      priceFen: 185_000_000,
    })
    await house.submit(seller, begun)
    expect((await house.get(buyer, begun)).now).toBe('等您看清内容，是本人的意思再确认。')
    await house.confirm(buyer, begun)
    await house.seeAll(clerk, begun)
    await house.call(desk.accept, { as: clerk, params: { id: caseId }, body: {} })
    await house.finishAll(begun)
    const approver = await house.whoMay(begun, 'approve', ['registrar', 'registrar-2'])
    await house.call(desk.approve, { as: approver, params: { id: caseId }, body: { opinion: '同意' } })
    await house.settle()
    expect(await house.get(buyer, begun)).toMatchObject({ state: 'feeDue', now: '已办妥，等缴费。' })
    expect((await house.get(buyer, begun)).allowedActions).toContain('payFees')
    const done = await house.get(seller, begun)
    expect(done).toMatchObject({ now: '已办妥，等受让方缴费。', next: '费用和证都是对方的事，您不用再做什么了。' })
    expect(done.allowedActions).not.toContain('payFees')
    const { items } = await house.call(contract.cases.table.list, { as: seller })
    expect(items.find(({ id }) => id === caseId)?.isMyTurn).toBe(false)
    await pay(caseId)
    expect((await house.get(seller, begun)).allowedActions).not.toContain('collect')
    expect((await house.get(buyer, begun)).allowedActions).toContain('collect')
    const chosen = await house.call(way.choose, { as: buyer, params: { caseId }, body: { way: 'window' } })
    const { id, code } = chosen.out!
    expect(await see(seller, caseId)).toMatchObject({ allowedActions: [] })
    expect((await see(seller, caseId)).out).toBeUndefined()
    expect(await house.refused(way.newCode, { as: seller, params: { id } })).toMatchObject({ code: 'NOT_YOURS' })
    await house.call(way.handOver, { as: clerk, body: { id, code: code! } })
    await house.settle({ delayed: 'now' })
    expect(await smsOf(buyer)).toMatch(/证已交到您手上.+12345/)
    expect(await smsOf(seller)).not.toMatch(/请缴费|已收到|请带身份证|寄出时再通知|交到您手上/)
    expect(await smsOf(seller)).toContain('有结果了：办妥了')
  })
})

it('papers are fetched at the door: the citizen shows the first code, the office the second', async () => {
  const as = await someone()
  const begun = await house.begin(as, 'B14')
  await house.answerAll(as, begun, {
    property: house.propertyOf(await house.homeOf(as.slug)),
    details: { note: '改名' },
  })
  await house.submit(as, begun)
  const caseId = begun.id
  await house.call(way.fetch, { as, params: { caseId }, body: { contact: contactOf(as) } })
  await house.settle()
  const wanted = await see(as, caseId)
  expect(wanted.in).toMatchObject({ state: 'ordered', holder: 'citizen', code: expect.any(String), parcel: {} })
  const { trackingNumber } = wanted.in!.parcel!
  await happens(trackingNumber, 'picked-up', { code: wanted.in!.code })
  const { code } = await atDesk(caseId)
  await happens(trackingNumber, 'delivered', { code })
  expect((await see(as, caseId)).in).toMatchObject({ state: 'delivered', holder: 'office', stateLabel: '材料已收到' })
})

it('whoever may collect for somebody does, the principal hears of it, and nobody else sees the code', async () => {
  const { as, caseId } = await decided()
  await pay(caseId)
  const agent = await someone()
  const params = { caseId }
  expect((await house.refused(way.ofCase, { as: agent, params })).code).toBe('NOT_YOURS')
  const mandate = contract.delegations.table
  const other = { name: agent.name, idNumber: agent.idNumber }
  const give = async (uses: ('view' | 'collect')[]) => {
    const body = { as: 'principal' as const, other, uses, caseId, until: '2026-12-31' as never }
    const { id } = await house.call(mandate.ask, { as, body })
    const { act } = await house.call(mandate.get, { as, params: { id } })
    return house.call(mandate.agree, { as, params: { id }, body: { digest: act!.digest } })
  }
  await give(['view'])
  expect((await house.refused(way.ofCase, { as: agent, params })).code).toBe('NOT_DELEGATED')
  const { id } = await give(['collect'])
  const chosen = await house.call(way.choose, { as: agent, params, body: { way: 'window' } })
  const code = chosen.out?.code ?? ''
  expect(code).toMatch(/^\d{6}$/)
  await house.settle()
  const told = await house.call(contract.notices.table.list, { as, query: {} })
  expect(told.items.map(({ text }) => text).join()).toContain('领取证书和结果')
  expect(await house.call(mandate.get, { as, params: { id } })).toMatchObject({ usedTimes: 1 })
  const desks = (await atDesk(caseId)).id
  await house.call(way.handOver, { as: clerk, body: { id: desks, code } })
  expect((await house.get(as, { id: caseId })).state).toBe('closed')
  await house.call(mandate.revoke, { as, params: { id } })
  expect((await house.refused(way.choose, { as: agent, params, body: { way: 'window' } })).code).toBe('NOT_DELEGATED')
})
