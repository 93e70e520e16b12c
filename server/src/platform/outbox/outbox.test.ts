import { beforeEach, describe, expect, test } from 'vitest'
import { createTestHouse } from '../../testing/house.ts'
import { toyHouse } from '../../testing/toy-feature.ts'
import { systemCall } from '../http/call.ts'
import { outboxModel } from './outbox-store.ts'
import { outboxLagSeconds, sweepOutbox } from './sweep.ts'

const plan = toyHouse()
const house = await createTestHouse(plan)
const { parts, platform, clock } = house
const { seen, trouble } = plan.toy()
const outbox = outboxModel(parts.db)

const held = (id: string) =>
  parts.transact(systemCall('test', { now: clock.now(), ids: parts.ids }), async (tx) => {
    tx.record({ type: 'appointment.held', subject: { kind: 'appointment', id } })
  })
/** As it looks when a process dies between commit and queue. */
const heldAndForgotten = (id: string) =>
  outbox.create({
    _id: parts.ids.id(),
    type: 'appointment.held',
    subject: { kind: 'appointment', id },
    actor: { kind: 'system', id: 'test' },
    requestId: 'r',
    at: clock.now(),
  })

beforeEach(() => {
  seen.length = 0
})

describe('after a commit', () => {
  test('every event reaches its listener once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => held(`n${n}`)))
    await house.settle()
    expect(seen.toSorted()).toEqual(Array.from({ length: 50 }, (_, n) => `held n${n}`).toSorted())
    expect(await outbox.exists({ queued: false })).toBeNull()
  })

  test('a listener with trouble is tried again until it succeeds', async () => {
    trouble.next = 3
    await held('stubborn')
    await house.settle({ delayed: 'now' })
    expect(seen).toEqual(['held stubborn'])
  })

  test('a row that is queued twice is worked on once', async () => {
    await held('twice')
    await house.settle()
    const rows = await outbox.find({ 'subject.id': 'twice' }).lean()
    await platform.dispatcher.queue(rows)
    await house.settle()
    expect(seen).toEqual(['held twice'])
  })
})

describe('the sweep', () => {
  test('finds what was committed but never queued', async () => {
    await heldAndForgotten('lost')
    clock.advance({ seconds: 6 })
    await house.runEvery('sweep-outbox')
    await house.settle()
    expect(seen).toEqual(['held lost'])
  })

  test('leaves alone what is still on its way', async () => {
    await heldAndForgotten('young')
    expect(await sweepOutbox(parts.db, platform.dispatcher, new Date(clock.now().getTime() - 5_000))).toBe(0)
    expect(await outboxLagSeconds(parts.db, new Date(clock.now().getTime() + 9_000))).toBe(9)
    await house.settle()
    expect(await outboxLagSeconds(parts.db, clock.now())).toBe(0)
  })

  test('works off more than fits into one batch', async () => {
    const rows = Array.from({ length: 1_203 }, (_, n) => ({
      _id: parts.ids.id(),
      type: 'appointment.held',
      subject: { kind: 'appointment', id: `bulk-${n}` },
      data: {},
      actor: { kind: 'system', id: 'test' },
      requestId: 'r',
      at: clock.now(),
      queued: false,
      sealed: false,
    }))
    await outbox.collection.insertMany(rows as never[])
    clock.advance({ seconds: 6 })
    expect(await sweepOutbox(parts.db, platform.dispatcher, clock.now())).toBe(1_203)
    await house.settle()
    expect(seen).toHaveLength(1_203)
  })
})
