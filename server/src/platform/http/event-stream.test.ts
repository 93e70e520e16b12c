import { expect, test } from 'vitest'
import { createTestHouse } from '../../testing/house.ts'
import { toyHouse, toys } from '../../testing/toy-feature.ts'
import { closeEventStreams, openEventStreams } from './event-stream.ts'

const plan = toyHouse()
const house = await createTestHouse(plan)
const { model } = plan.toy()
const set = async (id: string, left: number) => {
  await model.updateOne({ _id: id }, { left }, { upsert: true })
  house.parts.live.publish(`toy:${id}`)
}

test('a stream begins with the state and follows it', async () => {
  await set('ball', 3)
  const stream = await house.follow(toys.table.watch, { params: { id: 'ball' } })
  expect(await stream.next()).toEqual({ left: 3 })
  await set('ball', 2)
  expect(await stream.next()).toEqual({ left: 2 })
  await stream.close()
  await expect.poll(openEventStreams).toBe(0)
})

test('many changes at once arrive as the last state, not one by one', async () => {
  await set('top', 0)
  const stream = await house.follow(toys.table.watch, { params: { id: 'top' } })
  await stream.next()
  for (let left = 1; left <= 50; left++) await set('top', left)
  let states = 0
  let state = { left: 0 }
  while (state.left < 50) {
    state = await stream.next()
    states++
  }
  expect(states).toBeLessThan(50)
  await stream.close()
})

test('what cannot be read is refused before the stream opens', async () => {
  expect(await house.refused(toys.table.watch, { params: { id: 'gone' } })).toMatchObject({ code: 'NOT_FOUND' })
  await expect.poll(openEventStreams).toBe(0)
})

test('a server that stops ends its streams', async () => {
  await set('kite', 1)
  const stream = await house.follow(toys.table.watch, { params: { id: 'kite' } })
  await stream.next()
  closeEventStreams()
  await expect(stream.next()).rejects.toThrow('the stream has ended')
  await expect.poll(openEventStreams).toBe(0)
})
