import { expect, it } from 'vitest'
import { typeScaleClass } from './type-scale.ts'

it('large type wins over any system setting', () => {
  expect(typeScaleClass(true, 1)).toBe('page--fs-140')
})

it.each([
  [1, ''],
  [17 / 16, ''],
  [18 / 16, 'page--fs-115'],
  [20 / 16, 'page--fs-130'],
  [22 / 16, 'page--fs-140'],
  [2, 'page--fs-140'],
])('follows the system: factor %d gives "%s"', (factor, expected) => {
  expect(typeScaleClass(false, factor)).toBe(expected)
})
