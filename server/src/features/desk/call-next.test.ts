import { contract } from '@anju/shared-types'
import { beforeEach, describe, expect, test } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { createQueueHouse, HALL, OTHER_HALL } from '../queue/queue-house.ts'
import { ticketModel } from '../queue/ticket-store.ts'

const house = await createQueueHouse()
const { callNext } = contract.desk.table
const model = ticketModel(house.parts.db)
const clerk = house.staff('c1')

beforeEach(async () => {
  house.clock.set('2026-03-06T02:00:00Z')
  await house.parts.db.collection('tickets').deleteMany({})
  await house.parts.db.collection('windows').deleteMany({})
  for (const hallId of [HALL, OTHER_HALL]) house.core.watch.changed(hallId)
})

describe('calling the next', () => {
  test('takes the first in order whom the window serves', async () => {
    const booked = house.citizen()
    await house.book(booked, { service: 'second-hand', from: '10:30' })
    house.clock.set('2026-03-06T10:32:00+08:00')
    const loan = await house.take(house.citizen(), 'fund-loan')
    const walkIn = await house.take(house.citizen(), 'second-hand')
    house.clock.set('2026-03-06T10:35:00+08:00')
    const mortgage = await house.take(house.citizen(), 'mortgage')
    const appointment = await house.call(contract.queue.table.checkIn, {
      as: booked,
      body: { hallCode: house.hallCode() },
    })
    await house.open(clerk, '1')
    const called: string[] = []
    for (let n = 0; n < 3; n++) {
      const { current } = await house.callNext(clerk, '1')
      called.push(current!.number)
      await house.act(clerk, 'start', current!.id)
      await house.act(clerk, 'finish', current!.id)
    }
    expect(called).toEqual([appointment.number, walkIn.number, mortgage.number])
    expect(await house.refused(callNext, { as: clerk, params: { no: '1' } })).toMatchObject({
      status: 409,
      code: 'QUEUE_EMPTY',
    })
    expect((await model.findById(loan.id).lean())?.state).toBe('waiting')
  })

  test('is refused while somebody stands at the window', async () => {
    const first = await house.take(house.citizen(), 'archive')
    await house.take(house.citizen(), 'archive')
    await house.open(clerk, '8')
    const desk = await house.callNext(clerk, '8')
    expect(desk.current).toMatchObject({ id: first.id, state: 'called', recalls: 0 })
    expect(desk.allowedActions).toEqual(['checkIn', 'walkIn'])
    const refused = await house.refused(callNext, { as: clerk, params: { no: '8' } })
    expect(refused).toMatchObject({ status: 409, code: 'WINDOW_BUSY' })
    expect(refused.text).toContain(first.number)
  })

  test('needs one’s own open window', async () => {
    await house.take(house.citizen(), 'archive')
    expect(await house.refused(callNext, { as: clerk, params: { no: '8' } })).toMatchObject({ code: 'WINDOW_CLOSED' })
    await house.open(house.staff('c2'), '8')
    expect(await house.refused(callNext, { as: clerk, params: { no: '8' } })).toMatchObject({ code: 'WINDOW_TAKEN' })
    const stranger = house.staff('c9', OTHER_HALL)
    expect(await house.refused(callNext, { as: stranger, params: { no: '8' } })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('twice with one key calls one person', async () => {
    for (let n = 0; n < 3; n++) await house.take(house.citizen(), 'archive')
    await house.open(clerk, '8')
    const key = newKey()
    const first = await house.callNext(clerk, '8', key)
    expect(await house.callNext(clerk, '8', key)).toEqual(first)
    expect(await model.countDocuments({ state: 'called' })).toBe(1)
    // Also when the person has been served by then.
    await house.act(clerk, 'start', first.current!.id)
    await house.act(clerk, 'finish', first.current!.id)
    await house.callNext(clerk, '8', key)
    expect(await model.countDocuments({ state: 'called' })).toBe(0)
  })
})

describe('at once', () => {
  test('eight windows that call twenty people until nobody waits call each exactly once', async () => {
    const crowd = Array.from({ length: 20 }, () => house.citizen())
    for (const as of crowd) await house.take(as, 'second-hand')
    const windows = ['1', '2', '3', '5', '7', '9', '10', '11']
    const clerks = windows.map((no) => ({ no, as: house.staff(`w${no}`) }))
    for (const { as, no } of clerks) await house.open(as, no)
    const called: string[] = []
    await Promise.all(
      clerks.map(async ({ as, no }) => {
        for (;;) {
          const reply = await house.callNext(as, no).catch((error) => {
            expect(error.refused.code).toBe('QUEUE_EMPTY')
          })
          if (!reply) return
          called.push(reply.current!.number)
          await house.act(as, 'start', reply.current!.id)
          await house.act(as, 'finish', reply.current!.id)
        }
      }),
    )
    expect(called).toHaveLength(20)
    expect(new Set(called).size).toBe(20)
    const calls = await house.events({ type: 'ticket.called' })
    const here = new Set((await model.find({ state: 'done' }).lean()).map(({ _id }) => _id))
    expect(here.size).toBe(20)
    expect(calls.filter(({ subject }) => here.has(subject.id))).toHaveLength(20)
  })

  test('one window that is pressed eight times has one person', async () => {
    for (let n = 0; n < 8; n++) await house.take(house.citizen(), 'archive')
    await house.open(clerk, '8')
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => house.callNext(clerk, '8')))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await model.countDocuments({ atWindow: true })).toBe(1)
    expect(await model.countDocuments({ state: 'waiting' })).toBe(7)
  })

  test('the database itself refuses a second ticket at a window', async () => {
    const [first, second] = [await house.take(house.citizen(), 'archive'), await house.take(house.citizen(), 'archive')]
    const at = { state: 'called', windowNo: '8', atWindow: true }
    await model.collection.updateOne({ _id: first.id as never }, { $set: at })
    await expect(model.collection.updateOne({ _id: second.id as never }, { $set: at })).rejects.toMatchObject({
      code: 11000,
    })
  })

  test('closing the window while it calls leaves nobody at a closed window', async () => {
    for (let round = 0; round < 5; round++) {
      await house.take(house.citizen(), 'archive')
      await house.open(clerk, '8')
      await Promise.allSettled([
        house.callNext(clerk, '8'),
        house.call(contract.desk.table.closeWindow, { as: clerk, params: { no: '8' } }),
      ])
      const desk = await house.desk(clerk)
      const atWindow = await model.findOne({ atWindow: true }).lean()
      expect(desk.current?.id).toBe(atWindow?._id)
      if (!atWindow) continue
      await house.act(clerk, 'miss', atWindow._id)
    }
  })
})
