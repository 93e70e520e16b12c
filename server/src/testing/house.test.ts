import { expect, test } from 'vitest'
import { claim } from './admission.ts'
import { createTestHouse } from './house.ts'
import { toyHouse, toys } from './toy-feature.ts'

const plan = toyHouse()
const house = await createTestHouse(plan)
const { model, seen } = plan.toy()
const child = claim({ accountId: 'child', sessionId: 's', verified: true })

test('a change is answered, its event is worked off, the clock stands still until it is turned', async () => {
  await model.create({ _id: 'ball', left: 3 })
  expect(await house.call(toys.table.take, { as: child, params: { id: 'ball' }, body: { count: 1 } })).toEqual({
    left: 2,
  })
  await house.settle()
  expect(seen).toEqual(['held ball'])
  const [row] = await house.events({ subject: 'ball' })
  expect(row).toMatchObject({ type: 'appointment.held', at: house.clock.now(), queued: true })
  house.clock.advance({ days: 1 })
  await house.runEvery('dust-toys')
  expect(seen.at(-1)).toBe('dusted')
})

test('a refusal comes back with code, words and next step', async () => {
  await model.create({ _id: 'kite', left: 0 })
  expect(await house.refused(toys.table.take, { as: child, params: { id: 'kite' }, body: { count: 1 } })).toMatchObject(
    { status: 409, code: 'PLACE_TAKEN', next: '请选择其他时段。' },
  )
})
