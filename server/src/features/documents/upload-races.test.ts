import { contract } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { newKey } from '../../testing/call.ts'
import { body, createPapersHouse, likePhoto } from './papers-house.ts'

/** Two phones, or one that sends twice: whatever comes at the same instant, there is one paper with one set of bytes. */
const house = await createPapersHouse({ worker: false })
const { table } = contract.documents
const REPEATS = 200
/** Races beside each other: they also get in each other's way. */
const AT_ONCE = 10

it('the same file begun, sent and completed twice at one instant, 200 times: one paper, received once', async () => {
  const owner = house.person()
  const twice = <T>(work: () => Promise<T>) => Promise.all([work(), work()])
  const race = async (round: number) => {
    const bytes = likePhoto(2_000 + round)
    const file = body(bytes, { clientKey: newKey() })
    const [one, other] = await twice(() => house.call(table.begin, { as: owner, body: file }))
    expect(other.id).toBe(one.id)
    const sent = await twice(() => house.put(owner, one.id, 1, bytes))
    expect(sent.map(({ status, arrived }) => [status, arrived])).toEqual(Array(2).fill([200, 1]))
    const [done, again] = await twice(() => house.complete(owner, one.id))
    expect([done.id, again.id, done.state, again.state]).toEqual([one.id, one.id, 'received', 'received'])
    expect(await house.eventsOf(one.id)).toEqual(['document.begun', 'document.received'])
  }
  for (let round = 0; round < REPEATS; round += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => race(round + at)))
  }
  const { items, usedBytes } = await house.call(table.mine, { as: owner })
  expect(items).toHaveLength(REPEATS)
  expect(usedBytes).toBe(items.reduce((sum, one) => sum + one.bytes, 0))
}, 300_000)

it('two different bytes under one part at one instant: the paper is whole only with the bytes it was begun for', async () => {
  const owner = house.person()
  for (let round = 0; round < 20; round += 1) {
    const bytes = likePhoto(3_000 + round)
    const wrong = likePhoto(3_000 + round)
    const { id } = await house.begin(owner, bytes)
    await Promise.all([house.put(owner, id, 1, bytes), house.put(owner, id, 1, wrong)])
    const answer = await house.send(table.complete, { as: owner, params: { id }, body: {} })
    const { state } = await house.get(owner, id)
    expect([answer.status, state]).toEqual(answer.status === 200 ? [200, 'received'] : [answer.status, state])
    if (answer.status !== 200) expect(state).not.toBe('received')
  }
}, 120_000)
