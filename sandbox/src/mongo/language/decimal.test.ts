import { Decimal128 } from 'bson'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as decimal from './decimal.ts'

const read = (text: string): decimal.Decimal => decimal.fromDecimal128(Decimal128.fromString(text))
const text = (value: decimal.Decimal): string => decimal.toDecimal128(value).toString()

const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }), fc.integer({ min: -6176, max: 6111 }))
  .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`))

test('reads and writes the bytes of bson', () => {
  fc.assert(
    fc.property(anyDecimal, (value) => {
      expect(decimal.toDecimal128(decimal.fromDecimal128(value)).toString()).toBe(value.toString())
    }),
  )
  for (const special of ['NaN', 'Infinity', '-Infinity', '-0', '0E+6111', '0E-6176'])
    expect(text(read(special))).toBe(special)
})

describe('arithmetic rounds to 34 digits, half to even', () => {
  test.each<[string, decimal.Decimal, string]>([
    ['1.10 + 2.2', decimal.add(read('1.10'), read('2.2')), '3.30'],
    ['0.1 + 0.2', decimal.add(read('0.1'), read('0.2')), '0.3'],
    ['big + tiny', decimal.add(read('1E+300'), read('1E-300')), '1E+300'],
    ['9…9 + 1', decimal.add(read('9'.repeat(34)), read('1')), '1.000000000000000000000000000000000E+34'],
    [
      'half to even',
      decimal.add(read('1000000000000000000000000000000001'), read('0.5')),
      '1000000000000000000000000000000002',
    ],
    ['inf - inf', decimal.subtract(read('Infinity'), read('Infinity')), 'NaN'],
    ['1.5 * -2', decimal.multiply(read('1.5'), read('-2')), '-3.0'],
    ['0 * inf', decimal.multiply(read('0'), read('Infinity')), 'NaN'],
    ['overflow', decimal.multiply(read('1E+6111'), read('1E+6111')), 'Infinity'],
    ['underflow', decimal.multiply(read('1E-6176'), read('1E-6176')), '0E-6176'],
    ['1 / 3', decimal.divide(read('1'), read('3')), '0.3333333333333333333333333333333333'],
    ['2 / 3', decimal.divide(read('2'), read('3')), '0.6666666666666666666666666666666667'],
    ['1 / 4', decimal.divide(read('1'), read('4')), '0.25'],
    ['100 / 10', decimal.divide(read('100'), read('10')), '10'],
    ['1 / 0', decimal.divide(read('-1'), read('0')), '-Infinity'],
    ['0 / 0', decimal.divide(read('0'), read('0')), 'NaN'],
    ['remainder', decimal.remainder(read('-7.5'), read('2')), '-1.5'],
    ['root of 2', decimal.squareRoot(read('2')), '1.414213562373095048801688724209698'],
    ['root of 0.25', decimal.squareRoot(read('0.25')), '0.5'],
    ['root of 1E3', decimal.squareRoot(read('1E+3')), '31.62277660168379331998893544432719'],
    ['floor', decimal.roundTo(read('-1.5'), 0, 'floor'), '-2'],
    ['half even', decimal.roundTo(read('2.5'), 0, 'half-even'), '2'],
    ['tens', decimal.roundTo(read('1250'), -2, 'half-even'), '1.2E+3'],
  ])('%s', (_, result, expected) => {
    expect(text(result)).toBe(expected)
  })
})

test('order agrees with exact fractions', () => {
  const small = fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -3, max: 3 }))
  fc.assert(
    fc.property(small, small, ([a, x], [b, y]) => {
      const scaled = (digits: number, exponent: number): bigint => BigInt(digits) * 10n ** BigInt(exponent + 3)
      const [left, right] = [scaled(a, x), scaled(b, y)]
      const order = decimal.compareDecimals(read(`${a}E${x}`), read(`${b}E${y}`))
      expect(Math.sign(order) + 0).toBe(left < right ? -1 : left > right ? 1 : 0)
    }),
  )
})

test('a double becomes exactly the decimal it is, or the 15 digits MongoDB counts with', () => {
  expect(decimal.fromDoubleExact(0.1).coefficient.toString().length).toBe(55)
  expect(decimal.toNumber(decimal.fromDoubleExact(5e-324))).toBe(5e-324)
  expect(text(decimal.fromDouble(0.1))).toBe('0.100000000000000')
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(decimal.toNumber(decimal.fromDoubleExact(number))).toBe(number)
    }),
  )
})
