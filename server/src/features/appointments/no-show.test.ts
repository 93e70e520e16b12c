import { contract, plainDate } from '@anju/shared-types'
import { afterEach, describe, expect, test } from 'vitest'
import { claim } from '../../testing/admission.ts'
import { newKey } from '../../testing/call.ts'
import { createBookingHouse, MONDAY, slotOf, smallHall, TUESDAY } from './booking-house.ts'

const house = await createBookingHouse()
const { table } = contract.appointments
type Person = ReturnType<typeof house.person>
const noShows = (as: Person) => house.call(table.noShows, { as })
const bookEarly = async (as: Person, slotId: string) => {
  house.turnTo('2026-03-06 10:00')
  return house.book(as, slotId)
}
const templatesOf = (as: Person) =>
  house.told.filter((notice) => notice.accountId === as.accountId).map((notice) => notice.template)

afterEach(() => house.settle())

describe('who does not come', () => {
  test('is recorded after slot and grace, once, and told how to appeal', async () => {
    const as = house.person()
    const { id } = await bookEarly(as, slotOf('09:00'))
    house.turnTo('2026-03-09 09:44')
    await house.runEvery('mark-missed')
    expect((await house.get(as, id)).state).toBe('confirmed')
    house.turnTo('2026-03-09 09:45')
    await Promise.all([house.runEvery('mark-missed'), house.runEvery('mark-missed')])
    expect(await house.get(as, id)).toMatchObject({ state: 'missed', allowedActions: ['appeal'] })
    expect(await house.eventsOf(id)).toEqual(['appointment.confirmed', 'appointment.held', 'appointment.missed'])
    expect(await noShows(as)).toMatchObject({
      items: [
        {
          appointmentId: id,
          counts: true,
          at: '2026-03-09T01:00:00.000Z',
          decaysAt: '2026-06-07T01:00:00.000Z',
          appeal: { state: 'none', label: '未申诉' },
        },
      ],
      counting: 1,
      limit: 3,
    })
    expect(await house.ledger()).toMatchObject({ missed: 1, booked: 0, difference: 0 })
    await house.settle()
    expect(templatesOf(as)).toContain('no-show-recorded')
  })

  test('but said they come later has that much more time', async () => {
    const as = house.person()
    const { id } = await bookEarly(as, slotOf('10:00'))
    const late = (minutes: number) => ({ as, params: { id }, body: { minutes } })
    house.turnTo('2026-03-08 23:59')
    expect(await house.refused(table.runLate, late(15))).toMatchObject({ status: 409, code: 'STATE_MOVED' })
    house.turnTo('2026-03-09 10:05')
    expect(await house.refused(table.runLate, late(20))).toMatchObject({ status: 400, code: 'BAD_INPUT' })
    await house.call(table.runLate, { as, params: { id }, body: { minutes: 15 } })
    const told = await house.call(table.runLate, { as, params: { id }, body: { minutes: 30 } })
    expect(told).toMatchObject({ lateMinutes: 30, state: 'confirmed' })
    expect(told.history.at(-1)?.text).toBe('告知大厅会晚到 30 分钟')
    // 10:30 + 15 minutes of grace + 30 minutes
    house.turnTo('2026-03-09 11:14')
    await house.runEvery('mark-missed')
    expect((await house.get(as, id)).state).toBe('confirmed')
    house.turnTo('2026-03-09 11:15')
    await house.runEvery('mark-missed')
    expect((await house.get(as, id)).state).toBe('missed')
  })

  test('while the hall itself was behind is excused, with the figure that shows it', async () => {
    const as = house.person()
    const { id } = await bookEarly(as, slotOf('10:00', { date: TUESDAY }))
    house.turnTo('2026-03-10 09:30')
    await house.waited([20, 31, 50])
    house.turnTo('2026-03-10 10:45')
    await house.runEvery('mark-missed')
    const appointment = await house.get(as, id)
    expect(appointment).toMatchObject({ state: 'excused', allowedActions: [] })
    expect(appointment.history.at(-1)?.text).toContain('等候中位 31 分钟')
    expect(await noShows(as)).toMatchObject({ counting: 0, items: [{ counts: false }] })
    await house.settle()
    expect(templatesOf(as)).not.toContain('no-show-recorded')
    expect(await house.ledger({ date: TUESDAY })).toMatchObject({ missed: 1, difference: 0 })
  })
})

test('a day on which the hall was closed in the end counts against nobody', async () => {
  const as = house.person()
  const date = plainDate('2026-03-20')
  const { id } = await bookEarly(as, slotOf('09:00', { date }))
  await house.hallStore.saveHall({ ...smallHall, closedDays: [{ date, reason: '停电检修' }] })
  house.turnTo('2026-03-20 09:45')
  await house.runEvery('mark-missed')
  await house.hallStore.saveHall(smallHall)
  const appointment = await house.get(as, id)
  expect(appointment.state).toBe('excused')
  expect(appointment.history.at(-1)?.text).toBe('大厅当天没有开放（停电检修），不计爽约')
  expect(await noShows(as)).toMatchObject({ counting: 0 })
})

describe('three within ninety days', () => {
  const dates = ['2026-03-11', '2026-03-12', '2026-03-13']
  const missThree = async (as: Person) => {
    const ids: string[] = []
    for (const date of dates) {
      house.turnTo('2026-03-06 10:00')
      const { id } = await house.book(as, slotOf('10:30', { date }))
      ids.push(id)
      house.turnTo(`${date} 11:15`)
      await house.runEvery('mark-missed')
    }
    return ids
  }

  test('pause online booking for fourteen days from the last one; a later slot can be booked afterwards', async () => {
    const as = house.person()
    await missThree(as)
    expect(await noShows(as)).toMatchObject({ counting: 3, pausedUntil: '2026-03-27T02:30:00.000Z' })
    const no = await house.refused(table.hold, { as, body: { slotId: slotOf('09:00', { date: '2026-03-17' }) } })
    expect(no).toMatchObject({ status: 403, code: 'BOOKING_PAUSED' })
    expect(no.text).toContain('3月27日')
    house.turnTo('2026-03-27 10:30')
    await house.runEvery('issue-releases')
    expect((await noShows(as)).pausedUntil).toBeUndefined()
    expect((await house.hold(as, slotOf('09:00', { date: '2026-03-30' }))).state).toBe('held')
  })

  test('an upheld appeal ends the pause', async () => {
    const as = house.person()
    const [, second] = await missThree(as)
    const body = { reason: '那天地铁停运' }
    const key = newKey()
    const opened = await house.call(table.appeal, { as, params: { id: second! }, body, key })
    expect(opened.appeal).toEqual({ state: 'open', label: '申诉处理中', reason: '那天地铁停运' })
    expect(await house.call(table.appeal, { as, params: { id: second! }, body, key })).toEqual(opened)
    expect(await house.refused(table.appeal, { as, params: { id: second! }, body })).toMatchObject({
      code: 'APPEAL_EXISTS',
    })
    expect(await house.listAppeals('other')).toEqual({ items: [] })
    const { items } = await house.listAppeals('small')
    expect(items).toMatchObject([{ id: second, name: '测*', hallRanLate: '当时同类业务没有取号记录' }])
    const decided = await house.decide(second!, { uphold: true, answer: '情况属实' })
    expect(decided.noShow).toMatchObject({ counts: false, appeal: { state: 'upheld', answer: '情况属实' } })
    expect(await noShows(as)).toMatchObject({ counting: 2 })
    expect((await noShows(as)).pausedUntil).toBeUndefined()
    expect(await house.get(as, second!)).toMatchObject({ state: 'excused' })
    await house.settle()
    expect(house.told.at(-1)).toMatchObject({ template: 'appeal-decided', vars: { result: '申诉成立，已免记' } })
    expect(house.views).toMatchObject([{ accountId: as.accountId, why: '处理爽约申诉' }])
  })
})

describe('an appeal', () => {
  const missed = async (as: Person, from: string) => {
    house.turnTo('2026-03-06 10:00')
    const { id } = await house.book(as, slotOf(from, { date: '2026-03-16' }))
    house.turnTo('2026-03-16 12:00')
    await house.runEvery('mark-missed')
    return id
  }

  test.each([
    ['no words', {}],
    ['one character', { reason: ' x ' }],
    ['too many', { reason: 'x'.repeat(501) }],
  ])('with %s is refused', async (_case, body) => {
    const as = house.person()
    const { id } = await house.hold(as, slotOf('10:30', { date: '2026-03-18' }))
    expect(await house.refused(table.appeal, { as, params: { id }, body })).toMatchObject({ code: 'BAD_INPUT' })
    await house.release(as, id)
  })

  test('against what is no record is refused', async () => {
    house.turnTo('2026-03-06 10:00')
    const as = house.person()
    const { id } = await house.hold(as, slotOf('10:30', { date: '2026-03-18' }))
    const no = await house.refused(table.appeal, { as, params: { id }, body: { reason: '没有' } })
    expect(no).toMatchObject({ code: 'STATE_MOVED' })
  })

  test('that is rejected leaves the record, and is decided once', async () => {
    const as = house.person()
    const id = await missed(as, '09:00')
    await house.call(table.appeal, { as, params: { id }, body: { reason: '忘记了' } })
    const both = await Promise.allSettled([
      house.decide(id, { uphold: false, answer: '不属于免记情形' }),
      house.decide(id, { uphold: true, answer: '同意' }),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(house.decide(id, { uphold: true, answer: '再来' })).rejects.toMatchObject({ code: 'APPEAL_DECIDED' })
  })

  test('is decided in its own hall, and by nobody about themselves', async () => {
    const as = house.person()
    const id = await missed(as, '09:30')
    await house.call(table.appeal, { as, params: { id }, body: { reason: '生病了' } })
    await expect(house.decide(id, { uphold: true, answer: '可以' }, { hallId: 'other' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(house.decide(id, { uphold: true, answer: '可以' }, { accountId: as.accountId })).rejects.toMatchObject(
      { code: 'NOT_ALLOWED' },
    )
    expect(await noShows(as)).toMatchObject({ items: [{ appeal: { state: 'open' } }] })
  })

  test('may come from an account that is not verified any more', async () => {
    const as = house.person()
    const id = await missed(as, '10:00')
    const unproved = claim({ accountId: as.accountId, sessionId: 's', verified: false })
    const opened = await house.call(table.appeal, { as: unproved, params: { id }, body: { reason: '有原因的' } })
    expect(opened.appeal.state).toBe('open')
  })
})

test('the ledger of a past day is closed', async () => {
  house.turnTo('2026-03-16 12:00')
  await house.runEvery('mark-missed')
  expect(await house.ledger({ date: plainDate('2026-03-13') })).toMatchObject({ closed: true, difference: 0 })
  expect(await house.ledger({ date: MONDAY })).toMatchObject({ closed: true, missed: 2, difference: 0 })
})
