import { expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['fangchanzheng', 'fangchanzheng', 0],
  ['fangchanzheng', 'fangcanzheng', 1],
  ['fangchanzheng', 'fangchanzhegn', 1],
  ['步奏', '步骤', 1],
  ['ab', 'ba', 1],
  ['abc', 'xyz', 3],
])('%s and %s are %i apart', (from, to, far) => {
  expect(editDistance(from, to)).toBe(far)
  expect(editDistance(to, from)).toBe(far)
})

test('beyond the limit the exact distance does not matter', () => {
  expect(editDistance('guohu', 'daikuan', 1)).toBeGreaterThan(1)
  expect(editDistance('guohu', 'guofu', 1)).toBe(1)
})
