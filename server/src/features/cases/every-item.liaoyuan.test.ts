import { expect, it } from 'vitest'
import { createItemWalkHouse, PATIENCE_MS } from './item-walk-house.ts'

const house = await createItemWalkHouse('liaoyuan')

it.concurrent.each(house.codes)(
  '%s from draft to end',
  async (code) => {
    expect(await house.walk(code)).toMatchObject({ state: 'closed', holds: [] })
  },
  PATIENCE_MS,
)

it.each(house.slow)('%s from draft to end, after a day to think it over', async (code) => {
  expect(await house.walk(code)).toMatchObject({ state: 'closed', holds: [] })
})
