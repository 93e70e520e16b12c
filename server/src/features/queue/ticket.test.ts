import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createQueueHouse, HALL } from './queue-house.ts'
import { ticketModel } from './ticket-store.ts'

const house = await createQueueHouse()
const { ticket: see, mine, leave, follow } = contract.queue.table
const model = ticketModel(house.parts.db)
const clerk = house.staff('c1')

beforeEach(async () => {
  house.clock.set('2026-03-06T02:00:00Z')
  await house.parts.db.collection('tickets').deleteMany({})
  await house.parts.db.collection('windows').deleteMany({})
  house.core.watch.changed(HALL)
})

describe('the position', () => {
  test('counts those before, moves as they are called, and comes with an estimate once a window is open', async () => {
    const people = [house.citizen(), house.citizen(), house.citizen()]
    const tickets = []
    for (const as of people) tickets.push(await house.take(as, 'archive'))
    const [, , last] = tickets
    const asLast = people[2]!
    expect(last).toMatchObject({ ahead: 2, openWindows: 0 })
    expect(last?.estimate).toBeUndefined()

    await house.open(clerk, '8')
    const opened = await house.call(see, { as: asLast, params: { id: last!.id } })
    // Three turns less the free window, ten minutes each by the catalogue.
    expect(opened).toMatchObject({ ahead: 2, openWindows: 1, estimate: { waitMinutes: [11, 29] } })
    expect(opened.estimate?.trackRecord).toBeUndefined()

    await house.callNext(clerk, '8')
    const called = await house.call(see, { as: people[0]!, params: { id: tickets[0]!.id } })
    expect(called).toMatchObject({ state: 'called', stateLabel: '请到窗口', window: '8', allowedActions: ['leave'] })
    expect(called.ahead).toBeUndefined()
    expect(await house.call(see, { as: asLast, params: { id: last!.id } })).toMatchObject({ ahead: 1 })
  })

  test('tells who passed and why', async () => {
    const early = house.citizen()
    const [second, third] = [house.citizen(), house.citizen()]
    await house.book(second, { service: 'second-hand', from: '10:30' })
    house.clock.set('2026-03-06T10:35:00+08:00')
    const mineNow = await house.take(early, 'second-hand')
    await house.call(contract.queue.table.checkIn, { as: second, body: { hallCode: house.hallCode() } })
    await house.take(third, 'second-hand')
    house.clock.advance({ minutes: 1 })
    const [seen] = (await house.call(mine, { as: early })).items
    expect(seen).toMatchObject({ id: mineNow.id, ahead: 1, orderReason: '现场取号，按取号时间 10:35 排队。' })

    const fourth = house.citizen()
    await house.book(fourth, { service: 'new-home', from: '11:00' })
    house.clock.set('2026-03-06T11:05:00+08:00')
    const walkIn = house.citizen()
    const before = await house.take(walkIn, 'new-home')
    expect(before.ahead).toBe(0)
    house.clock.set('2026-03-06T11:06:00+08:00')
    await house.call(contract.queue.table.checkIn, { as: fourth, body: { hallCode: house.hallCode() } })
    const passed = await house.call(see, { as: walkIn, params: { id: before.id } })
    expect(passed).toMatchObject({
      ahead: 1,
      orderReason: '现场取号，按取号时间 11:05 排队。有 1 位后取号的排在前面：1 位预约时段更早。',
    })
  })

  test('shows how good estimates were, from ten on', async () => {
    const now = house.clock.now().getTime()
    const past = (n: number, waited: number) => ({
      _id: `past-${n}`,
      version: 4,
      hallId: HALL,
      date: '2026-03-05',
      number: `G${500 + n}`,
      state: 'done',
      service: 'archive',
      takenFor: 'archive',
      takenAt: new Date(now - 86_400_000 - n * 60_000),
      dueAt: new Date(now - 86_400_000 - n * 60_000),
      firstCalledAt: new Date(now - 86_400_000 - n * 60_000 + waited * 60_000),
      startedAt: new Date(now - 86_400_000 - n * 60_000 + waited * 60_000),
      endedAt: new Date(now - 86_400_000 - n * 60_000 + (waited + 4) * 60_000),
      quoted: { lowMinutes: 5, highMinutes: 15, expectedMinutes: 10 },
    })
    // Eight within six minutes of the ten that were said, two beyond.
    const rows = [10, 10, 10, 10, 10, 10, 16, 4, 17, 30].map((waited, n) => past(n, waited))
    await house.parts.db.collection('tickets').insertMany(rows as never[])
    await house.open(clerk, '8')
    // The pace of a hall is read at most twice a minute.
    house.clock.advance({ minutes: 1 })
    await house.take(house.citizen(), 'archive')
    const ticket = await house.take(house.citizen(), 'archive')
    expect(ticket.estimate).toEqual({
      // One turn of the four minutes that those ten really took, not of the catalogue's ten.
      waitMinutes: [1, 7],
      trackRecord: { count: 10, within: 8, toleranceMinutes: 6 },
    })
  })
})

describe('a ticket', () => {
  test('is seen, followed and left by its holder only', async () => {
    const owner = house.citizen()
    const stranger = house.citizen()
    const { id } = await house.take(owner, 'archive')
    for (const route of [see, follow, leave]) {
      expect(await house.refused(route, { params: { id } })).toMatchObject({ code: 'NOT_LOGGED_IN' })
      expect(await house.refused(route, { as: stranger, params: { id } })).toMatchObject({
        status: 404,
        code: 'NOT_YOURS',
      })
      expect(await house.refused(route, { as: owner, params: { id: 'nothing' } })).toMatchObject({ code: 'NOT_YOURS' })
    }
    expect((await house.call(mine, { as: stranger })).items).toEqual([])
    expect((await house.call(mine, { as: owner })).items).toHaveLength(1)
  })

  test('of yesterday is not among those of today', async () => {
    const as = house.citizen()
    await house.take(as, 'archive')
    house.clock.advance({ days: 3 })
    expect((await house.call(mine, { as })).items).toEqual([])
  })
})

describe('leaving', () => {
  test('ends the ticket, moves the others up, and may be followed by a new number', async () => {
    const [first, second] = [house.citizen(), house.citizen()]
    const one = await house.take(first, 'archive')
    const two = await house.take(second, 'archive')
    // Events of one second have no order of their own.
    house.clock.advance({ seconds: 1 })
    const key = newKey()
    const left = await house.call(leave, { as: first, params: { id: one.id }, key })
    expect(left).toMatchObject({ state: 'left', stateLabel: '已离开', allowedActions: [] })
    expect(await house.call(leave, { as: first, params: { id: one.id }, key })).toEqual(left)
    expect(await house.refused(leave, { as: first, params: { id: one.id } })).toMatchObject({
      status: 409,
      code: 'STATE_MOVED',
    })
    expect(await house.call(see, { as: second, params: { id: two.id } })).toMatchObject({ ahead: 0 })
    const again = await house.take(first, 'archive')
    expect(again).toMatchObject({ ahead: 1 })
    expect(again.number).not.toBe(one.number)
    expect((await house.events({ subject: one.id })).map(({ type }) => type)).toEqual(['ticket.taken', 'ticket.left'])
  })

  test('at the very moment of being called leaves the window free, whoever was faster', async () => {
    await house.open(clerk, '8')
    for (let round = 0; round < 10; round++) {
      const as = house.citizen()
      const { id } = await house.take(as, 'archive')
      const [gone, call] = await Promise.allSettled([
        house.call(leave, { as, params: { id } }),
        house.callNext(clerk, '8'),
      ])
      expect(gone.status).toBe('fulfilled')
      if (call.status === 'rejected') {
        expect((call.reason as { refused: { code: string } }).refused.code).toBe('QUEUE_EMPTY')
      }
      const row = await model.findById(id).lean()
      expect(row).toMatchObject({ state: 'left' })
      expect(row).not.toHaveProperty('atWindow')
      const actions = row?.history.map(({ action }) => action)
      expect([
        ['take', 'leave'],
        ['take', 'call', 'leave'],
      ]).toContainEqual(actions)
      expect((await house.desk(clerk)).current).toBeUndefined()
    }
  })
})

describe('following', () => {
  test('gives the state at once and then each change', async () => {
    const [first, as] = [house.citizen(), house.citizen()]
    const before = await house.take(first, 'archive')
    const { id } = await house.take(as, 'archive')
    await house.open(clerk, '8')
    const stream = await house.follow(follow, { as, params: { id } })
    const until = async (wanted: (state: Awaited<ReturnType<typeof stream.next>>) => boolean) => {
      for (;;) {
        const state = await stream.next()
        if (wanted(state)) return state
      }
    }
    expect(await stream.next()).toMatchObject({ id, state: 'waiting', ahead: 1 })
    await house.call(leave, { as: first, params: { id: before.id } })
    expect(await until(({ ahead }) => ahead === 0)).toMatchObject({ state: 'waiting' })
    await house.callNext(clerk, '8')
    expect(await until(({ state }) => state === 'called')).toMatchObject({ window: '8' })
    await house.act(clerk, 'start', id)
    await until(({ state }) => state === 'serving')
    await house.act(clerk, 'finish', id)
    expect(await until(({ state }) => state === 'done')).toMatchObject({ allowedActions: [] })
    await stream.close()
  })
})
