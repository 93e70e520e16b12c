import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atRate, compare, decimalText, dividedBy, exact, floorTo, minus, plus, power, times, toFen } from './exact.ts'

describe('exact numbers', () => {
  test.each(['3', '0.03', '-2.525', '140.01', '000.10'])('%s is read', (text) => {
    expect(decimalText(exact(text))).toBe(String(Number(text)))
  })
  test.each(['', '.5', '1.', '1e3', '0x1', '１', '1,000', 'NaN', '--1'])('%s is not', (text) => {
    expect(() => exact(text)).toThrow(RangeError)
  })
  test('a fraction of a number has to be written as text: 0.1 + 0.2 is what it is about', () => {
    expect(() => exact(0.1)).toThrow(RangeError)
    expect(compare(plus(exact('0.1'), exact('0.2')), exact('0.3'))).toBe(0)
  })
  test('division by zero is refused', () => expect(() => dividedBy(exact(1), exact(0))).toThrow(RangeError))
  test('an amount beyond whole numbers is refused instead of blurred', () => {
    expect(() => toFen(power(exact(10), 40))).toThrow(RangeError)
  })
})

describe('rounding', () => {
  test.each([
    ['0.4', 0],
    ['0.5', 1],
    ['1.4999999999', 1],
    ['2.5', 3],
    ['-0.4', 0],
    ['-0.5', -1],
    ['-2.5', -3],
  ])('%s fen becomes %i', (text, fen) => expect(toFen(exact(text))).toBe(fen))
  test.each([
    [1_234_567, 100_000, 1_200_000],
    [1_200_000, 100_000, 1_200_000],
    [99_999, 100_000, 0],
  ])('%i floored to %i is %i', (fen, unit, floored) => expect(floorTo(fen, unit)).toBe(floored))
  test('is never further off than half a fen', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n), (over, under) => {
        const off = minus({ over, under }, exact(toFen({ over, under })))
        expect(compare(times(off, off), exact('0.25'))).toBeLessThanOrEqual(0)
      }),
    )
  })
})

describe('decimal text', () => {
  test.each([
    [times(exact('0.12'), exact('0.5')), '0.06'],
    [exact('3'), '3'],
    [exact('-0.05'), '-0.05'],
    [dividedBy(exact(1), exact(8)), '0.125'],
  ])('%o is %s', (value, text) => expect(decimalText(value)).toBe(text))
  test('a number without end has none', () =>
    expect(() => decimalText(dividedBy(exact(1), exact(3)))).toThrow(RangeError))
})

test('a rate is applied to the fen, half up', () => {
  expect(atRate(291_262_136, '0.01')).toBe(2_912_621)
  expect(atRate(50, '0.01')).toBe(1)
  expect(atRate(49, '0.01')).toBe(0)
})
