import { expect, test } from 'vitest'
import { ticketNumber } from './ticket-number.ts'

test.each([
  ['A', 1, 'A001'],
  ['F', 12, 'F012'],
  ['A', 999, 'A999'],
  ['A', 1000, 'A1000'],
])('%s %i is %s', (prefix, count, number) => {
  expect(ticketNumber(prefix, count)).toBe(number)
})
