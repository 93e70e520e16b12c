import { expect, it } from 'vitest'
import { caseModel } from '../cases/case-store.ts'
import { createBatchHouse } from './batch-house.ts'

/** Nobody works on jobs here: what a killed worker left is what the test makes. */
const house = await createBatchHouse({ worker: false })

it('a kill in the middle of the creation: what is there stays, what is missing is made, nothing twice', async () => {
  const one = await house.ready(23)
  await house.confirm(one)
  const stop = new Error('killed')
  const feature = house.features.find(({ name }) => name === 'batches')!
  const row = (await house.events({ type: 'batch.confirmed', subject: one.id }))[0]!
  // The first worker is cut off in its second chunk: every id asks the clock for its moment, and that is gone.
  let asked = 0
  const now = house.clock.now
  house.clock.now = () => {
    asked += 1
    if (asked > 45) throw stop
    return now()
  }
  await expect(feature.on!['batch.confirmed']!(row)).rejects.toThrow('killed')
  house.clock.now = now
  const made = await caseModel(house.parts.db).countDocuments({ 'batch.id': one.id })
  expect(made).toBeGreaterThan(0)
  expect(made).toBeLessThan(23)
  const { state, created } = await house.get(one)
  expect([state, created]).toEqual(['creating', made])

  // Two workers find it at once.
  house.clock.advance({ minutes: 2 })
  const again = await Promise.allSettled([house.runEvery('tend-batches'), feature.on!['batch.confirmed']!(row)])
  expect(again.some(({ status }) => status === 'fulfilled')).toBe(true)
  await house.runEvery('tend-batches')
  expect(await house.get(one)).toMatchObject({ state: 'running', created: 23 })
  const units = await caseModel(house.parts.db).distinct('batch.unit', { 'batch.id': one.id })
  expect(units).toHaveLength(23)
  expect(await caseModel(house.parts.db).countDocuments({ 'batch.id': one.id })).toBe(23)
}, 120_000)
