import { beforeEach, describe, expect, test } from 'vitest'
import { claim } from '../../testing/admission.ts'
import { newKey } from '../../testing/call.ts'
import { createTestHouse } from '../../testing/house.ts'
import { toyHouse, toys } from '../../testing/toy-feature.ts'
import type { Call } from '../http/call.ts'
import { outboxModel } from '../outbox/outbox-store.ts'
import { refuse } from '../refusal.ts'
import { requestKeyModel } from './request-keys.ts'

const plan = toyHouse()
const house = await createTestHouse(plan)
const { db, transact } = house.parts
const { model } = plan.toy()
const child = claim({ accountId: 'child', sessionId: 's', verified: true })
const other = claim({ accountId: 'other', sessionId: 's', verified: true })
const { take } = toys.table

const left = async (id: string) => (await model.findById(id).lean())?.left
const callWith = (key?: string): Call => ({
  requestId: 'r',
  now: house.clock.now(),
  actor: { kind: 'account', id: 'child' },
  channel: 'h5',
  ...(key ? { key: { key, bodyHash: 'h' } } : {}),
})
const takeOne = (id: string) => (tx: { session: Parameters<typeof model.findOneAndUpdate>[2] }) =>
  model.findOneAndUpdate({ _id: id, left: { $gt: 0 } }, { $inc: { left: -1 } }, tx as never).lean()

let toy = 0
let id = ''
beforeEach(async () => {
  id = `toy-${++toy}`
  await model.create({ _id: id, left: 10 })
})

describe('one key, one change', () => {
  test('the same key with the same body gives the first reply and changes nothing more', async () => {
    const key = newKey()
    const once = { as: child, params: { id }, body: { count: 2 }, key }
    const first = await house.call(take, once)
    await house.call(take, { ...once, key: newKey() })
    expect(await house.call(take, once)).toEqual(first)
    expect(await left(id)).toBe(6)
    expect(await house.events({ subject: id })).toHaveLength(2)
  })

  test('a repeat is recognised even when the rules would now refuse it', async () => {
    const once = { as: child, params: { id }, body: { count: 5 }, key: newKey() }
    const first = await house.call(take, once)
    await house.call(take, { as: other, params: { id }, body: { count: 5 } })
    expect(await house.call(take, once)).toEqual(first)
    expect(await left(id)).toBe(0)
  })

  test('the same key with another body or on another thing is refused', async () => {
    const key = newKey()
    await house.call(take, { as: child, params: { id }, body: { count: 1 }, key })
    expect(await house.refused(take, { as: child, params: { id }, body: { count: 2 }, key })).toMatchObject({
      status: 409,
      code: 'KEY_REUSED',
    })
    await model.create({ _id: `${id}-b`, left: 10 })
    expect(await house.refused(take, { as: child, params: { id: `${id}-b` }, body: { count: 1 }, key })).toMatchObject({
      code: 'KEY_REUSED',
    })
    expect(await left(id)).toBe(9)
    expect(await left(`${id}-b`)).toBe(10)
  })

  test('two people may happen to use the same key', async () => {
    const key = newKey()
    await house.call(take, { as: child, params: { id }, body: { count: 1 }, key })
    await house.call(take, { as: other, params: { id }, body: { count: 2 }, key })
    expect(await left(id)).toBe(7)
  })

  test('twenty copies at once make one change and get one reply', async () => {
    const once = { as: child, params: { id }, body: { count: 1 }, key: newKey() }
    const replies = await Promise.all(Array.from({ length: 20 }, () => house.call(take, once)))
    expect(new Set(replies.map((reply) => JSON.stringify(reply)))).toEqual(new Set([JSON.stringify({ left: 9 })]))
    expect(await left(id)).toBe(9)
    expect(await house.events({ subject: id })).toHaveLength(1)
  })

  test('a refusal leaves the key free: the same attempt may succeed later', async () => {
    await model.updateOne({ _id: id }, { left: 0 })
    const once = { as: child, params: { id }, body: { count: 1 }, key: newKey() }
    expect((await house.refused(take, once)).code).toBe('PLACE_TAKEN')
    await model.updateOne({ _id: id }, { left: 1 })
    expect(await house.call(take, once)).toEqual({ left: 0 })
  })

  test('a copy on another process that collides on the key row gets the first reply', async () => {
    // Two api processes share no line; the unique key row is what is left to keep them apart.
    const key = newKey()
    const first = await transact(callWith(key), async (tx) => {
      await takeOne(id)(tx)
      return { at: new Date(5), nothing: undefined, nested: [{ a: 1n }] }
    })
    const again = await transact(callWith(key), async (tx) => {
      await takeOne(id)(tx)
      return 'something else'
    })
    expect(again).toEqual(first)
    expect(await left(id)).toBe(9)
  })

  test('the stored reply is not readable in the database', async () => {
    const key = newKey()
    await transact(callWith(key), async () => ({ name: '王秀英' }))
    const [row] = await requestKeyModel(db)
      .find({ _id: `account:child:${key}` })
      .lean()
    expect(row?.reply).toMatch(/^v1\./)
  })
})

describe('all or nothing', () => {
  test('what was written before a refusal is gone, and nothing is recorded or queued', async () => {
    const failing = transact(callWith(newKey()), async (tx) => {
      await takeOne(id)(tx)
      tx.record({ type: 'appointment.held', subject: { kind: 'appointment', id } })
      return refuse('STATE_MOVED')
    })
    await expect(failing).rejects.toMatchObject({ code: 'STATE_MOVED' })
    expect(await left(id)).toBe(10)
    expect(await outboxModel(db).find({ 'subject.id': id }).lean()).toEqual([])
  })

  test('a mistake in the work reaches the caller as it is', async () => {
    await expect(
      transact(callWith(newKey()), async () => {
        throw new TypeError('oops')
      }),
    ).rejects.toThrow(TypeError)
  })

  test('a refusal before the first database operation opens no transaction and leaves no session behind', async () => {
    await expect(transact(callWith(newKey()), async () => refuse('PLACE_PAST'))).rejects.toMatchObject({
      code: 'PLACE_PAST',
    })
    expect(await left(id)).toBe(10)
  })

  test('events are stamped with who, which request and when', async () => {
    await transact(callWith(), async (tx) => {
      tx.record({ type: 'appointment.held', subject: { kind: 'appointment', id }, data: { n: 1 } })
    })
    expect(await house.events({ subject: id })).toMatchObject([
      { actor: { kind: 'account', id: 'child' }, requestId: 'r', at: house.clock.now(), data: { n: 1 }, sealed: false },
    ])
  })

  test('an event nobody listens to needs no queueing', async () => {
    await transact(callWith(), async (tx) => {
      tx.record({ type: 'window.opened', subject: { kind: 'window', id } })
    })
    expect(await house.events({ subject: id })).toMatchObject([{ queued: true }])
  })
})

describe('collisions', () => {
  test('forty changes of one document at once all happen', async () => {
    await model.updateOne({ _id: id }, { left: 40 })
    await Promise.all(
      Array.from({ length: 40 }, () =>
        transact(callWith(), async (tx) => {
          // Read, then write what was read: without isolation this would lose some.
          const now = await model.findById(id).session(tx.session).lean()
          await model.updateOne({ _id: id }, { $set: { left: now!.left - 1 } }, { session: tx.session })
        }),
      ),
    )
    expect(await left(id)).toBe(0)
  })

  test('standing in line, nobody has to repeat', async () => {
    await model.updateOne({ _id: id }, { left: 40 })
    let runs = 0
    await Promise.all(
      Array.from({ length: 40 }, () =>
        transact(
          callWith(),
          async (tx) => {
            runs++
            await takeOne(id)(tx)
          },
          { line: `toy:${id}` },
        ),
      ),
    )
    expect(await left(id)).toBe(0)
    expect(runs).toBe(40)
  })

  test('of sixty who want ten, ten get one', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        house
          .call(take, {
            as: claim({ accountId: `p${n}`, sessionId: 's', verified: true }),
            params: { id },
            body: { count: 1 },
          })
          .then(
            () => 'got',
            () => 'refused',
          ),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'got')).toHaveLength(10)
    expect(await left(id)).toBe(0)
  })
})
