import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { claim } from '../../testing/admission.ts'
import { newKey } from '../../testing/call.ts'
import { makeHallCode } from './hall-code.ts'
import { createQueueHouse, HALL, OTHER_HALL } from './queue-house.ts'
import { ticketModel } from './ticket-store.ts'

const house = await createQueueHouse()
const { checkIn, mine } = contract.queue.table
const model = ticketModel(house.parts.db)
const FRIDAY_10 = '2026-03-06T02:00:00Z'

beforeEach(async () => {
  house.clock.set(FRIDAY_10)
  await house.parts.db.collection('tickets').deleteMany({})
  await house.parts.db.collection('windows').deleteMany({})
  for (const hallId of [HALL, OTHER_HALL]) house.core.watch.changed(hallId)
})

describe('a walk-in', () => {
  test('gets a number with the prefix of the service, a position and the reason for it', async () => {
    const ticket = await house.take(house.citizen(), 'second-hand')
    expect(ticket).toMatchObject({
      state: 'waiting',
      stateLabel: '等候中',
      hall: { id: HALL },
      service: { code: 'second-hand' },
      ahead: 0,
      openWindows: 0,
      orderReason: '现场取号，按取号时间 10:00 排队。',
      allowedActions: ['leave'],
    })
    expect(ticket.number).toMatch(/^A\d{3}$/)
    expect(ticket.estimate).toBeUndefined()
    const events = await house.events({ subject: ticket.id })
    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'ticket.taken', data: { hallId: HALL, service: 'second-hand' } },
    ])
    const row = await model.findById(ticket.id).lean()
    expect(row?.history.map(({ action, to, by }) => ({ action, to, by }))).toEqual([
      { action: 'take', to: 'waiting', by: 'citizen' },
    ])
  })

  test('numbers count by prefix, without gaps', async () => {
    const numbers: string[] = []
    for (const service of ['archive', 'archive', 'fund-loan', 'archive']) {
      numbers.push((await house.take(house.citizen(), service)).number)
    }
    const counts = numbers.map((number) => Number(number.slice(1)))
    expect(numbers.map((number) => number[0])).toEqual(['G', 'G', 'E', 'G'])
    expect([counts[1]! - counts[0]!, counts[3]! - counts[1]!]).toEqual([1, 1])
  })

  test('must say which service, and one that the hall offers', async () => {
    const as = house.citizen()
    expect(await house.refused(checkIn, { as, body: { hallCode: house.hallCode() } })).toMatchObject({
      status: 422,
      code: 'SERVICE_REQUIRED',
      field: 'service',
    })
    const body = { hallCode: house.hallCode(OTHER_HALL), service: 'fund-loan' }
    expect(await house.refused(checkIn, { as, body })).toMatchObject({ code: 'SERVICE_NOT_HERE' })
    expect(await model.countDocuments({ accountId: as.accountId })).toBe(0)
  })

  test('gets none outside the hours, and reads why', async () => {
    for (const [time, words] of [
      ['2026-03-06T08:29:00+08:00', '09:00 开始服务'],
      ['2026-03-06T17:00:00+08:00', '今天已结束服务'],
      ['2026-03-07T10:00:00+08:00', '周末'],
    ] as const) {
      house.clock.set(time)
      const refused = await house.refused(checkIn, {
        as: house.citizen(),
        body: { hallCode: house.hallCode(), service: 'archive' },
      })
      expect(refused).toMatchObject({ status: 409, code: 'HALL_CLOSED' })
      expect(refused.text).toContain(words)
    }
    house.clock.set('2026-03-06T08:30:00+08:00')
    expect(await house.take(house.citizen(), 'archive')).toMatchObject({ state: 'waiting' })
  })

  test('has one number a service and day, but may have another for another service', async () => {
    const as = house.citizen()
    const first = await house.take(as, 'archive')
    const again = await house.refused(checkIn, { as, body: { hallCode: house.hallCode(), service: 'archive' } })
    expect(again).toMatchObject({ status: 409, code: 'ALREADY_IN_QUEUE' })
    expect(again.text).toContain(first.number)
    const bare = await house.refused(checkIn, { as, body: { hallCode: house.hallCode() } })
    expect(bare).toMatchObject({ code: 'ALREADY_IN_QUEUE' })
    expect(await house.take(as, 'fund-loan')).toMatchObject({ state: 'waiting' })
    const { items } = await house.call(mine, { as })
    expect(items.map((item) => item.service.code).sort()).toEqual(['archive', 'fund-loan'])
  })
})

describe('the code of the hall', () => {
  const scan = (hallCode: string) =>
    house.refused(checkIn, { as: house.citizen(), body: { hallCode, service: 'archive' } })

  test('is accepted for the two minutes after its own, then it has expired', async () => {
    const hallCode = house.hallCode()
    house.clock.advance({ minutes: 2, seconds: 59 })
    await house.call(checkIn, { as: house.citizen(), body: { hallCode, service: 'archive' } })
    house.clock.advance({ seconds: 1 })
    expect(await scan(hallCode)).toMatchObject({ status: 410, code: 'HALL_CODE_EXPIRED' })
  })

  test('cannot be forged, altered, moved to another hall or used before its time', async () => {
    const good = house.hallCode()
    const [kind, , minute, signature] = good.split('.')
    const early = makeHallCode(house.config.HALL_CODE_KEY, HALL, new Date(house.clock.now().getTime() + 5 * 60_000))
    const codes = [
      'H1',
      `${kind}.${OTHER_HALL}.${minute}.${signature}`,
      `${kind}.${HALL}.${(Number.parseInt(minute!, 36) + 1).toString(36)}.${signature}`,
      `${good}.more`,
      `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
      makeHallCode('another-key-another-key-another-key', HALL, house.clock.now()).code,
      early.code,
      'https://example.com/?code=1',
    ]
    for (const code of codes) expect(await scan(code), code).toMatchObject({ status: 422, code: 'HALL_CODE_INVALID' })
  })

  test('of a hall that does not exist is no code', async () => {
    expect(await scan(makeHallCode(house.config.HALL_CODE_KEY, 'nowhere', house.clock.now()).code)).toMatchObject({
      code: 'HALL_CODE_INVALID',
    })
  })
})

describe('with an appointment of today', () => {
  test('the number comes from the appointment, stands at its slot, and the appointment has arrived', async () => {
    const as = house.citizen()
    const booked = await house.book(as, { from: '10:30' })
    const ticket = await house.call(checkIn, { as, body: { hallCode: house.hallCode() } })
    expect(ticket).toMatchObject({ appointmentId: booked.id, orderReason: '按预约时段 10:30 排队。' })
    const appointment = await house.call(contract.appointments.table.get, { as, params: { id: booked.id } })
    expect(appointment).toMatchObject({ state: 'arrived', ticketId: ticket.id })
    // A walk-in of now goes before a slot of half an hour later.
    const walkIn = await house.take(house.citizen())
    expect(walkIn.ahead).toBe(0)
    const again = await house.refused(checkIn, { as, body: { hallCode: house.hallCode() } })
    expect(again).toMatchObject({ code: 'ALREADY_IN_QUEUE' })
  })

  test('too early is refused, says from when on, and changes nothing', async () => {
    const as = house.citizen()
    const booked = await house.book(as, { from: '14:00' })
    const refused = await house.refused(checkIn, { as, body: { hallCode: house.hallCode() } })
    expect(refused).toMatchObject({ status: 409, code: 'TOO_EARLY', text: '预约时段是 14:00，13:00 起可以取号。' })
    const appointment = await house.call(contract.appointments.table.get, { as, params: { id: booked.id } })
    expect(appointment.state).toBe('confirmed')
    expect(await model.countDocuments({ accountId: as.accountId })).toBe(0)
  })

  test('after the grace one stands at the arrival, with an announced delay at the slot', async () => {
    const [late, announced] = [house.citizen(), house.citizen()]
    await house.book(late, { service: 'new-home' })
    const { id } = await house.book(announced, { service: 'new-home' })
    await house.call(contract.appointments.table.runLate, { as: announced, params: { id }, body: { minutes: 30 } })
    house.clock.set('2026-03-06T10:50:00+08:00')
    const first = await house.call(checkIn, { as: late, body: { hallCode: house.hallCode() } })
    const second = await house.call(checkIn, { as: announced, body: { hallCode: house.hallCode() } })
    expect(first.orderReason).toBe('预约时段是 10:30，取号时已是 10:50，按取号时间排队。')
    expect(second).toMatchObject({ ahead: 0, orderReason: '已告知会晚到 30 分钟，仍按预约时段 10:30 排队。' })
    const [seen] = (await house.call(mine, { as: late })).items
    expect(seen?.ahead).toBe(1)
    expect(seen?.orderReason).toBe('预约时段是 10:30，取号时已是 10:50，按取号时间排队。')
  })
})

describe('who may', () => {
  test('nobody without login, nobody without a proved name, nothing without a sound body', async () => {
    const body = { hallCode: house.hallCode(), service: 'archive' }
    expect(await house.refused(checkIn, { body })).toMatchObject({ status: 401, code: 'NOT_LOGGED_IN' })
    const as = claim({ accountId: 'unproved', sessionId: 's', verified: false })
    expect(await house.refused(checkIn, { as, body })).toMatchObject({ status: 403, code: 'REAL_NAME_REQUIRED' })
    for (const bad of [{}, { hallCode: 1 }, { ...body, extra: true }, { hallCode: 'x'.repeat(201) }]) {
      expect(await house.refused(checkIn, { as: house.citizen(), body: bad })).toMatchObject({ code: 'BAD_INPUT' })
    }
    expect(await house.refused(mine, {})).toMatchObject({ code: 'NOT_LOGGED_IN' })
  })
})

describe('repeats and races', () => {
  test('the same key gives the same reply, also when the code has run out by then', async () => {
    const as = house.citizen()
    const key = newKey()
    const body = { hallCode: house.hallCode(), service: 'archive' }
    const first = await house.call(checkIn, { as, key, body })
    house.clock.advance({ minutes: 10 })
    expect(await house.call(checkIn, { as, key, body })).toEqual(first)
    expect(await model.countDocuments({ accountId: as.accountId })).toBe(1)
    const other = { ...body, service: 'fund-loan' }
    expect(await house.refused(checkIn, { as, key, body: other })).toMatchObject({ status: 409, code: 'KEY_REUSED' })
  })

  test('one person who scans five times at once gets one number', async () => {
    const as = house.citizen()
    const body = { hallCode: house.hallCode(), service: 'archive' }
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => house.call(checkIn, { as, body })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await model.countDocuments({ accountId: as.accountId })).toBe(1)
  })

  test('twenty people who scan at once get twenty numbers in a row', async () => {
    const crowd = Array.from({ length: 20 }, () => house.citizen())
    const tickets = await Promise.all(crowd.map((as) => house.take(as, 'eligibility')))
    const counts = tickets.map(({ number }) => Number(number.slice(1))).sort((a, b) => a - b)
    expect(new Set(counts).size).toBe(20)
    expect(counts.at(-1)! - counts[0]!).toBe(19)
    expect(tickets.map(({ ahead }) => ahead!).sort((a, b) => a - b)).toEqual(counts.map((_, index) => index))
  })
})
