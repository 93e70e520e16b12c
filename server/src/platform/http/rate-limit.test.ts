import { expect, test } from 'vitest'
import { claim } from '../../testing/admission.ts'
import { createTestHouse } from '../../testing/house.ts'
import { toyHouse, toys } from '../../testing/toy-feature.ts'

const plan = toyHouse()
const house = await createTestHouse({ ...plan, config: { CALLS_PER_MINUTE: '3' } })
await plan.toy().model.create({ _id: 'ball', left: 1 })

const look = (more: object) => house.send(toys.table.look, { params: { id: 'ball' }, ...more }).then((r) => r.status)
const many = async (times: number, more: object) => {
  const statuses: number[] = []
  for (let n = 0; n < times; n++) statuses.push(await look(more))
  return statuses
}
const person = (accountId: string) => claim({ accountId, sessionId: 's', verified: true })

test('the fourth call in a minute is refused and told when to come back; others are not touched', async () => {
  expect(await many(4, { as: person('busy') })).toEqual([200, 200, 200, 429])
  const refused = await house.refused(toys.table.look, { as: person('busy'), params: { id: 'ball' } })
  expect(refused).toMatchObject({ code: 'TOO_MANY_REQUESTS', retryAfterSeconds: expect.any(Number) })
  expect(refused.retryAfterSeconds).toBeGreaterThan(0)
  expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60)
  expect(await look({ as: person('calm') })).toBe(200)
})

test('before login the device counts, and two devices behind one address do not share a budget', async () => {
  expect(await many(4, { device: 'a'.repeat(16) })).toEqual([200, 200, 200, 429])
  expect(await look({ device: 'b'.repeat(16) })).toBe(200)
})

test('a person who changes the device does not get a new budget', async () => {
  expect(await many(3, { as: person('two-phones'), device: 'c'.repeat(16) })).toEqual([200, 200, 200])
  expect(await look({ as: person('two-phones'), device: 'e'.repeat(16) })).toBe(429)
})

test('without login and device the address counts, with the budget of many people', async () => {
  const statuses = await many(61, { headers: { 'x-device': '-' } })
  expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
})

test('a large budget of an address is taken in parts, and not one call more or less is let through', async () => {
  const whole = toyHouse()
  const wide = await createTestHouse({ ...whole, config: { CALLS_PER_MINUTE: '20' } })
  await whole.toy().model.create({ _id: 'ball', left: 1 })
  const call = () => wide.send(toys.table.look, { params: { id: 'ball' }, headers: { 'x-device': '-' } })
  const statuses: number[] = []
  for (let batch = 0; batch < 11; batch++) {
    statuses.push(...(await Promise.all(Array.from({ length: 40 }, call))).map(({ status }) => status))
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(400)
  expect(statuses.filter((status) => status === 429)).toHaveLength(40)
  await wide.close()
})
