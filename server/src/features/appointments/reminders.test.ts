import { expect, test } from 'vitest'
import { createBookingHouse, slotOf } from './booking-house.ts'

const house = await createBookingHouse()
const dueEvents = async (id: string) =>
  (await house.events({ type: 'appointment.reminder-due', subject: id })).map((row) => row.data.due)
const textsOf = (as: { accountId: string }) =>
  house.told
    .filter((notice) => notice.accountId === as.accountId && notice.template === 'appointment-reminder')
    .map((notice) => notice.text)

test('the day before at 10:00 and two hours before, each once, with the load of the hall and what to bring', async () => {
  const as = house.person()
  const { id } = await house.book(as, slotOf('10:00'))
  house.turnTo('2026-03-08 09:59')
  await house.runEvery('remind')
  expect(await dueEvents(id)).toEqual([])

  house.turnTo('2026-03-08 10:00')
  await Promise.all([house.runEvery('remind'), house.runEvery('remind')])
  await house.runEvery('remind')
  await house.settle()
  expect(await dueEvents(id)).toEqual(['2026-03-08T02:00:00.000Z'])
  expect(textsOf(as)).toHaveLength(1)
  expect(house.told.at(-1)).toMatchObject({
    usefulUntil: new Date('2026-03-09T02:00:00Z'),
    holdsWhile: { of: 'appointments', id, facts: [{ path: 'state', isOneOf: ['confirmed'] }] },
  })
  expect(textsOf(as)[0]).toMatch(/3月9日（周一） 10:00–10:30 小厅.*预计等候 0–0 分钟.*请带：身份证原件/)

  house.turnTo('2026-03-09 08:00')
  await house.runEvery('remind')
  await house.settle()
  expect(await dueEvents(id)).toEqual(['2026-03-08T02:00:00.000Z', '2026-03-09T00:00:00.000Z'])
  expect(textsOf(as)[1]).toContain('08:00 大厅有 0 人等候')
  house.turnTo('2026-03-06 10:00')
})

test('a reminder whose moment has passed when the place was booked is left out', async () => {
  house.turnTo('2026-03-08 10:00')
  const as = house.person()
  const { id } = await house.book(as, slotOf('10:30'))
  await house.runEvery('remind')
  expect(await dueEvents(id)).toEqual([])
  house.turnTo('2026-03-09 08:30')
  await house.runEvery('remind')
  expect(await dueEvents(id)).toEqual(['2026-03-09T00:30:00.000Z'])
  house.turnTo('2026-03-06 10:00')
})

test('a worker that was away reminds once, of what is still ahead, and never after the start', async () => {
  const [early, late] = [house.person(), house.person()]
  const first = await house.book(early, slotOf('09:00', { date: '2026-03-10' }))
  const second = await house.book(late, slotOf('10:30', { date: '2026-03-10' }))
  house.turnTo('2026-03-10 09:30')
  await house.runEvery('remind')
  await house.runEvery('remind')
  expect(await dueEvents(first.id)).toEqual([])
  expect(await dueEvents(second.id)).toEqual(['2026-03-09T02:00:00.000Z'])
  house.turnTo('2026-03-06 10:00')
})

test('nobody is reminded of what was cancelled or moved; the new appointment has reminders of its own', async () => {
  const [gone, changed] = [house.person(), house.person()]
  const cancelled = await house.book(gone, slotOf('09:00', { date: '2026-03-11' }))
  await house.cancel(gone, cancelled.id)
  const old = await house.book(changed, slotOf('09:00', { date: '2026-03-11' }))
  const moved = await house.move(changed, old.id, slotOf('09:00', { date: '2026-03-12' }))
  house.turnTo('2026-03-10 10:00')
  await house.runEvery('remind')
  expect([await dueEvents(cancelled.id), await dueEvents(old.id), await dueEvents(moved.id)]).toEqual([[], [], []])
  house.turnTo('2026-03-11 10:00')
  await house.runEvery('remind')
  expect(await dueEvents(moved.id)).toHaveLength(1)
  house.turnTo('2026-03-06 10:00')
})

test('an event worked off late tells nobody about an appointment that has ended meanwhile', async () => {
  const as = house.person()
  const { id } = await house.book(as, slotOf('09:00', { date: '2026-03-13' }))
  house.turnTo('2026-03-12 10:00')
  await house.cancel(as, id)
  await house.settle()
  house.turnTo('2026-03-06 10:00')
  const again = await house.book(as, slotOf('09:00', { date: '2026-03-13' }))
  await house.settle()
  const before = textsOf(as).length
  const now = house.clock.now()
  const call = { requestId: 'r', now, actor: { kind: 'system', id: 'test' } as const, channel: 'h5' as const }
  await house.cancel(as, again.id)
  await house.parts.transact(call, async (tx) =>
    tx.record({ type: 'appointment.reminder-due', subject: { kind: 'appointment', id: again.id } }),
  )
  await house.settle()
  expect(textsOf(as)).toHaveLength(before)
})
