import { contract, daysBetween, plainDate } from '@anju/shared-types'
import { afterEach, describe, expect, test } from 'vitest'
import { createBookingHouse, MONDAY, otherHall, slotOf, smallHall } from '../appointments/booking-house.ts'

const house = await createBookingHouse()
const { table } = contract.halls
const days = async (hallId = 'small', service = 'three') =>
  (await house.call(table.days, { params: { hallId }, query: { service } })).items
const places = async (date: string, hallId = 'small', service = 'three') =>
  (await house.call(table.places, { params: { hallId, date }, query: { service } })).items

afterEach(async () => {
  house.turnTo('2026-03-06 10:00')
  await house.hallStore.saveHall(smallHall)
})

describe('halls', () => {
  test('are listed with the state of this moment, to anybody', async () => {
    const { items } = await house.call(table.list)
    expect(items.map((hall) => hall.id)).toEqual(['other', 'small'])
    expect(items.find((hall) => hall.id === 'small')).toMatchObject({
      openNow: true,
      openText: '服务中，11:00 结束',
      services: ['three', 'one'],
      waiting: 0,
      waitMinutes: [0, 0],
    })
  })

  test('that offer a service; a service nobody knows is not found', async () => {
    const { items } = await house.call(table.list, { query: { service: 'one' } })
    expect(items.map((hall) => hall.id)).toEqual(['small'])
    expect(await house.refused(table.list, { query: { service: 'moon' } })).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
    })
    expect(await house.refused(table.list, { query: { service: '不' } })).toMatchObject({
      status: 400,
      code: 'BAD_INPUT',
    })
  })

  test.each([
    ['2026-03-06 12:00', '今天已结束服务，3月9日（周一） 09:00 开始服务'],
    ['2026-03-07 10:00', '今天不开放（周末），3月9日（周一） 09:00 开始服务'],
    ['2026-05-01 10:00', '今天不开放（劳动节），5月6日（周三） 09:00 开始服务'],
  ])('closed at %s says when it opens, and quotes no wait', async (moment, openText) => {
    house.turnTo(moment)
    const hall = await house.call(table.get, { params: { hallId: 'small' } })
    expect(hall).toMatchObject({ openNow: false, openText, waitMinutes: null })
  })

  test('a hall that does not exist', async () => {
    expect(await house.refused(table.get, { params: { hallId: 'nowhere' } })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('the wait of a hall rests on what people really waited', async () => {
    house.turnTo('2026-03-05 10:00')
    await house.waited([5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
    house.turnTo('2026-03-06 10:01')
    const hall = await house.call(table.get, { params: { hallId: 'small' } })
    expect(hall.waitMinutes).toEqual([6, 13])
    const quote = (await places(MONDAY))[0]?.quote
    expect(quote).toEqual({
      waitMinutes: [6, 13],
      serviceMinutes: 7,
      doneBy: '09:20',
      basis: '按这里最近 10 位同类业务的实际等候',
    })
  })

  test('services, each with what people call it and what to bring', async () => {
    const { items } = await house.call(table.services)
    expect(items).toEqual([
      { code: 'three', name: '三个名额的业务', plainName: '三个', durationMinutes: 7, bring: ['身份证原件'] },
      { code: 'one', name: '一个名额的业务', plainName: '一个', durationMinutes: 20, bring: ['身份证原件', '合同'] },
    ])
  })
})

describe('days', () => {
  test('fifteen from today: open, closed with the reason, and the one that comes out next', async () => {
    house.turnTo('2026-03-06 07:59')
    const listed = await days()
    expect(listed).toHaveLength(15)
    expect(daysBetween(listed[0]!.date, listed[14]!.date)).toBe(14)
    expect(listed[0]).toMatchObject({ date: '2026-03-06', weekday: '周五', state: 'open', issued: 12, free: 12 })
    expect(listed[1]).toMatchObject({ state: 'closed', reason: '周末', free: 0, issued: 0 })
    expect(listed[3]).toMatchObject({ date: MONDAY, state: 'open', provisional: false })
    house.turnTo('2026-03-05 07:59')
    expect((await days())[14]).toMatchObject({ date: '2026-03-19', state: 'open' })
    house.turnTo('2026-03-09 07:59')
    expect((await days())[14]).toMatchObject({
      date: '2026-03-23',
      state: 'not-released',
      reason: '今天 08:00 放号',
      releaseAt: '2026-03-09T00:00:00.000Z',
    })
  })

  test('of today only what can still be taken; after the last slot the day is over', async () => {
    house.turnTo('2026-03-06 09:50')
    expect((await days())[0]).toMatchObject({ state: 'open', free: 6 })
    house.clock.advance({ seconds: 1 })
    expect((await days())[0]).toMatchObject({ state: 'open', free: 3 })
    house.turnTo('2026-03-06 10:21')
    expect((await days())[0]).toMatchObject({ state: 'closed', reason: '今天的时段已过', free: 0 })
  })

  test('a full day, and a place whose hold has run out', async () => {
    for (const from of ['09:00', '09:30', '10:00', '10:30']) {
      await house.hold(house.person(), slotOf(from, { service: 'one', date: '2026-03-16' }))
    }
    const of = async () => (await days('small', 'one')).find((day) => day.date === '2026-03-16')
    expect(await of()).toMatchObject({ state: 'full', free: 0, issued: 4 })
    house.clock.advance({ minutes: 10 })
    expect(await of()).toMatchObject({ state: 'open', free: 4 })
  })

  test('a day that the hall closes later shows the reason, and offers no places', async () => {
    const closed = { ...smallHall, closedDays: [{ date: MONDAY, reason: '设备检修' }] }
    await house.hallStore.saveHall(closed)
    expect((await days())[3]).toMatchObject({ date: MONDAY, state: 'closed', reason: '设备检修' })
    expect(await places(MONDAY)).toEqual([])
  })

  test('in a year without a notice are provisional', async () => {
    house.turnTo('2026-12-31 10:00')
    const listed = await days()
    expect(listed.map((day) => day.provisional)).toEqual([false, ...Array<boolean>(14).fill(true)])
    expect(listed[1]).toMatchObject({ date: '2027-01-01', state: 'closed', reason: '元旦' })
  })

  test('of a service the hall does not offer are refused', async () => {
    const asked = { params: { hallId: 'other' }, query: { service: 'one' } }
    expect(await house.refused(table.days, asked)).toMatchObject({
      status: 422,
      code: 'SERVICE_NOT_HERE',
      field: 'service',
    })
    const nowhere = { params: { hallId: 'nowhere' }, query: { service: 'one' } }
    expect(await house.refused(table.days, nowhere)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect(await house.refused(table.days, { params: { hallId: 'small' } })).toMatchObject({ code: 'BAD_INPUT' })
  })
})

describe('places of a day', () => {
  test('each slot with its free places and a quote of the whole visit, more people meaning more wait', async () => {
    const date = '2026-03-17'
    const empty = await places(date, 'small', 'one')
    expect(empty.map((slot) => [slot.from, slot.free])).toEqual([
      ['09:00', 1],
      ['09:30', 1],
      ['10:00', 1],
      ['10:30', 1],
    ])
    await house.book(house.person(), slotOf('09:30', { service: 'one', date }))
    const after = await places(date, 'small', 'one')
    expect(after[1]).toMatchObject({
      free: 0,
      quote: { waitMinutes: [10, 20], serviceMinutes: 20, doneBy: '10:10', basis: '按前面 1 人、1 个窗口推算' },
    })
    expect(after[2]?.quote.waitMinutes).toEqual([0, 0])
  })

  test('only what can still be taken', async () => {
    expect((await places('2026-03-06')).map((slot) => slot.from)).toEqual(['10:30'])
    expect(await places('2026-03-05')).toEqual([])
    expect(await places('2026-03-07')).toEqual([])
    expect(await places('2026-04-20')).toEqual([])
  })

  test('a date that is none', async () => {
    for (const date of ['2026-02-29', 'tomorrow', '2026-3-9']) {
      const asked = { params: { hallId: 'small', date }, query: { service: 'three' } }
      expect(await house.refused(table.places, asked)).toMatchObject({ status: 400, code: 'BAD_INPUT', field: 'date' })
    }
  })
})

describe('the public ledger', () => {
  test('has one line a release, each closing to zero', async () => {
    const as = house.person()
    await house.book(as, slotOf('09:00', { date: '2026-03-12' }))
    await house.hold(house.person(), slotOf('09:00', { date: '2026-03-12' }))
    const { items } = await house.call(table.ledger, {
      params: { hallId: 'small' },
      query: { date: plainDate('2026-03-12') },
    })
    expect(items).toMatchObject([
      { releaseId: 'small_one_2026-03-12', service: '一个名额的业务', issued: 4, free: 4, difference: 0 },
      { releaseId: 'small_three_2026-03-12', issued: 12, free: 10, held: 1, booked: 1, difference: 0, closed: false },
    ])
    expect(items[0]?.releasedAt).toBe('2026-02-26T00:00:00.000Z')
  })

  test('of a day without a release is empty; without a date or hall it is refused', async () => {
    const of = (date: string) =>
      house.call(table.ledger, { params: { hallId: 'small' }, query: { date: plainDate(date) } })
    expect((await of('2026-03-07')).items).toEqual([])
    expect(await house.refused(table.ledger, { params: { hallId: 'small' } })).toMatchObject({ code: 'BAD_INPUT' })
    const nowhere = { params: { hallId: 'nowhere' }, query: { date: '2026-03-09' } }
    expect(await house.refused(table.ledger, nowhere)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the calendar', () => {
  test.each([
    ['2026', 'published', '国办发明电〔2025〕7号', 39],
    ['2025', 'published', '国办发明电〔2024〕12号', 33],
    ['2027', 'provisional', '尚未发布', 28],
    ['2031', 'provisional', '尚未录入', 0],
  ])('of %s is %s', async (year, status, source, count) => {
    const reply = await house.call(table.calendar, { params: { year } })
    expect(reply).toMatchObject({ year: Number(year), status })
    expect(reply.source).toContain(source)
    expect(reply.days).toHaveLength(count)
  })

  test('of what is no year is refused', async () => {
    expect(await house.refused(table.calendar, { params: { year: '26' } })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'year',
    })
  })

  test('a notice that is entered later replaces the year', async () => {
    const before = await house.call(table.calendar, { params: { year: '2027' } })
    const day = { date: plainDate('2027-02-06'), type: 'off' as const, name: '春节' }
    await house.hallStore.saveCalendarYear({ year: 2027, status: 'published', source: '通知全文', days: [day] })
    const reply = await house.call(table.calendar, { params: { year: '2027' } })
    expect(reply).toEqual({ year: 2027, status: 'published', source: '通知全文', days: [day] })
    await house.hallStore.saveCalendarYear({ ...before, year: 2027 })
  })
})

describe('releases', () => {
  test('come out at eight, once, by however many workers', async () => {
    house.turnTo('2026-03-10 07:59')
    await house.runEvery('issue-releases')
    const count = async () =>
      (await house.slots.releasesOf('small', plainDate('2026-03-23'), plainDate('2026-03-24'))).length
    const before = await count()
    house.turnTo('2026-03-10 08:00')
    await Promise.all([house.runEvery('issue-releases'), house.runEvery('issue-releases')])
    await house.runEvery('issue-releases')
    expect((await count()) - before).toBe(2)
    expect(await house.ledger({ date: plainDate('2026-03-24') })).toMatchObject({ issued: 12, free: 12, difference: 0 })
  })

  test('of a new hall come out all at once', async () => {
    await house.hallStore.saveHall({ ...otherHall, _id: 'new-hall' })
    await house.runEvery('issue-releases')
    const listed = await days('new-hall')
    expect(listed.filter((day) => day.state === 'open').map((day) => day.date)).toEqual([
      ...['2026-03-06', '2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'],
      ...['2026-03-16', '2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20'],
    ])
  })
})
