import { Binary, BSONRegExp, Code, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newDocument, setField, type Value } from './document.ts'
import { encodeKey, typeBounds } from './key.ts'
import { compareValues } from './order.ts'

const scalars: fc.Arbitrary<Value> = fc.oneof(
  fc.integer().map((n) => new Int32(n)),
  fc.integer({ min: -3, max: 3 }).map((n) => new Int32(n)),
  fc.double().map((n) => new Double(n)),
  fc.integer({ min: -3, max: 3 }).map((n) => new Double(n / 2)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
  fc.bigInt({ min: 2n ** 53n - 4n, max: 2n ** 53n + 4n }).map((n) => Long.fromBigInt(n)),
  fc.constantFrom(2 ** 53, 2 ** 53 + 2, 2 ** 63, -(2 ** 63), 1e300, -0, 0, Number.MIN_VALUE).map((n) => new Double(n)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }), fc.integer({ min: -6176, max: 6111 }))
    .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`)),
  fc
    .tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -2, max: 2 }))
    .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`)),
  fc
    .constantFrom('NaN', 'Infinity', '-Infinity', '9007199254740993', '1.1', '1.10', '0.1', '1E400', '-1E400', '1E-400')
    .map((text) => Decimal128.fromString(text)),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom('\0', '\u0001', '\u0002', 'a', '\u{20BB7}', '\uFF21', '\u4e00', '\uFFFD'),
    maxLength: 4,
  }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom('0'.repeat(24), `${'0'.repeat(23)}1`, 'f'.repeat(24)).map((hex) => new ObjectId(hex)),
  fc.tuple(fc.uint8Array({ maxLength: 3 }), fc.constantFrom(0, 4, 128)).map(([bytes, type]) => new Binary(bytes, type)),
  fc.tuple(fc.nat(3), fc.nat(3)).map(([t, i]) => new Timestamp({ t, i })),
  fc.constantFrom(new BSONRegExp('a', 'i'), new BSONRegExp('a'), new BSONRegExp('ab')),
  fc.constantFrom(new Code('f'), new Code('g'), new Code('f', {})),
  fc.constantFrom(new MinKey(), new MaxKey()),
)

const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'ab', '1', '\u{20BB7}', '\uFF21', '__proto__'), tie('value')), {
        maxLength: 3,
      })
      .map((fields) => {
        const doc = newDocument()
        for (const [name, value] of fields) setField(doc, name, value)
        return doc
      }),
  ),
}))

describe('a key sorts as its values do', () => {
  test('for one value, ascending and descending', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const order = Math.sign(compareValues(a, b))
        expect(Buffer.compare(encodeKey([a], [1]), encodeKey([b], [1]))).toBe(order)
        expect(Buffer.compare(encodeKey([a], [-1]), encodeKey([b], [-1]))).toBe(order === 0 ? 0 : -order)
      }),
      { numRuns: 4000 },
    )
  })

  test('with a null byte at the end, in both directions', () => {
    const texts = ['', '\0', '\0\0', '\0\u0001', '\u0001', '\u0002', 'a', 'a\0', 'a\0b', 'a\u0001', 'a\u0001b', 'ab']
    for (const [at, a] of texts.entries()) {
      for (const b of texts.slice(at + 1)) {
        const order = Math.sign(compareValues(a, b))
        expect([a, b, Buffer.compare(encodeKey([a], [1]), encodeKey([b], [1]))]).toEqual([a, b, order])
        expect([a, b, Buffer.compare(encodeKey([a], [-1]), encodeKey([b], [-1]))]).toEqual([a, b, -order])
      }
    }
  })

  test('for two values, the first deciding', () => {
    fc.assert(
      fc.property(scalars, scalars, anyValue, anyValue, (a, b, c, d) => {
        const order = Math.sign(compareValues(a, b) || -compareValues(c, d))
        expect(Buffer.compare(encodeKey([a, c], [1, -1]), encodeKey([b, d], [1, -1])) || 0).toBe(order || 0)
      }),
      { numRuns: 2000 },
    )
  })

  test('and lies within the bounds of its type', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        for (const direction of [1, -1] as const) {
          const { first, last } = typeBounds(value, direction)
          const key = encodeKey([value], [direction])
          expect(Buffer.compare(first, key)).toBeLessThanOrEqual(0)
          expect(Buffer.compare(key, last)).toBeLessThan(0)
        }
      }),
    )
  })

  test('longer than the first buffer', () => {
    const long = 'x'.repeat(10_000)
    expect(encodeKey([long, `${long}\0`], [1, -1]).length).toBe(1 + 10_001 + 1 + 10_003)
  })
})

describe('the order of values', () => {
  test('is antisymmetric and transitive', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, (a, b, c) => {
        expect(Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a))).toBe(0)
        if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 2000 },
    )
  })

  const ascending: Value[] = [
    new MinKey(),
    undefined,
    null,
    new Double(Number.NaN),
    Decimal128.fromString('-1E400'),
    new Double(-1e308),
    Long.fromBigInt(-9007199254740993n),
    new Double(-9007199254740992),
    new Int32(0),
    Decimal128.fromString('1E-6000'),
    Decimal128.fromString('1.1'),
    new Double(1.1),
    new Int32(5),
    new Double(9007199254740992),
    Decimal128.fromString('9007199254740992.5'),
    Long.fromBigInt(9007199254740993n),
    new Double(Number.POSITIVE_INFINITY),
    '',
    'a',
    'a\0',
    'ab',
    '\uFF21',
    '\u{20BB7}',
    {},
    { a: 1 },
    { a: 1, b: 1 },
    { b: 1 },
    { a: 'x' },
    [],
    [1],
    [1, 2],
    [2],
    new Binary(Buffer.from([9])),
    new Binary(Buffer.from([1, 1])),
    new ObjectId('0'.repeat(24)),
    false,
    true,
    new Date(-1),
    new Date(0),
    new Timestamp({ t: 1, i: 1 }),
    new BSONRegExp('a'),
    new Code('f'),
    new Code('f', {}),
    new MaxKey(),
  ]
  test('over all types is the one MongoDB documents', () => {
    for (let i = 0; i < ascending.length; i++) {
      for (let k = 0; k < ascending.length; k++) {
        expect([i, k, Math.sign(compareValues(ascending[i], ascending[k]))]).toEqual([i, k, Math.sign(i - k)])
      }
    }
  })

  test.each([
    ['int and double', new Int32(5), new Double(5)],
    ['long and decimal', Long.fromBigInt(2n ** 60n), Decimal128.fromString('1152921504606846976')],
    ['decimals of one size', Decimal128.fromString('1.10'), Decimal128.fromString('1.1')],
    ['double and its exact decimal', new Double(0.5), Decimal128.fromString('0.500')],
    ['zeros', new Double(-0), new Int32(0)],
    ['all NaN', new Double(Number.NaN), Decimal128.fromString('NaN')],
    ['infinities', new Double(Number.POSITIVE_INFINITY), Decimal128.fromString('Infinity')],
  ])('%s are equal and share one key', (_, a, b) => {
    expect(compareValues(a, b)).toBe(0)
    expect(encodeKey([a], [1])).toEqual(encodeKey([b], [1]))
  })
})
