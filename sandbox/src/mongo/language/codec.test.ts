import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  deserialize,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
  UUID,
} from 'bson'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeDocument, decodeFields } from './decode.ts'
import {
  copyDocument,
  type Document,
  fieldNames,
  getField,
  newDocument,
  removeField,
  setField,
  type Value,
} from './document.ts'
import { encodeDocument } from './encode.ts'

const everyType: Document = {
  double: new Double(5),
  nan: new Double(Number.NaN),
  minusZero: new Double(-0),
  string: '李𠮷 \0 😀',
  empty: '',
  object: { a: { b: {} } },
  array: [new Int32(1), [], ['x']],
  binary: new Binary(Buffer.from([1, 2, 3]), 128),
  oldBinary: new Binary(Buffer.from([1, 2, 3]), 2),
  uuid: new UUID('0123456789abcdef0123456789abcdef'),
  id: new ObjectId('0123456789abcdef01234567'),
  yes: true,
  no: false,
  date: new Date(-5),
  farDate: new Date(8.64e15),
  null: null,
  regex: new BSONRegExp('^a.*', 'im'),
  code: new Code('x'),
  scoped: new Code('x', { a: new Int32(1) }),
  symbol: new BSONSymbol('s'),
  int: new Int32(-7),
  timestamp: new Timestamp({ t: 4294967295, i: 3 }),
  long: Long.fromBigInt(-9223372036854775808n),
  decimal: Decimal128.fromString('-1E-6176'),
  min: new MinKey(),
  max: new MaxKey(),
  长名: new Int32(1),
  _bsontype: 'ObjectId',
  $ref: 'x',
  $id: new Int32(1),
}

const hex = (doc: Document): string => encodeDocument(doc).toString('hex')

describe('every type', () => {
  test('is written as the bson library writes it', () => {
    const { _bsontype, ...doc } = everyType
    expect(hex(doc)).toBe(Buffer.from(serialize(doc, { ignoreUndefined: false })).toString('hex'))
  })

  test('comes back as it was', () => {
    const bytes = encodeDocument(everyType)
    expect(encodeDocument(decodeDocument(bytes)).equals(bytes)).toBe(true)
    expect(
      encodeDocument(decodeDocument(bytes)).equals(
        encodeDocument(decodeDocument(Buffer.concat([Buffer.from([9]), bytes]).subarray(1))),
      ),
    ).toBe(true)
  })

  test('the oldest ones too: undefined and DBPointer', () => {
    const body = Buffer.concat([
      Buffer.from([6]),
      Buffer.from('u\0'),
      Buffer.from([12]),
      Buffer.from('p\0'),
      Buffer.from([2, 0, 0, 0, 120, 0]),
      Buffer.alloc(12, 7),
    ])
    const bytes = Buffer.concat([Buffer.from([body.length + 5, 0, 0, 0]), body, Buffer.from([0])])
    expect(encodeDocument(decodeDocument(bytes)).toString('hex')).toBe(bytes.toString('hex'))
  })

  test('plain numbers: int where it fits, else double', () => {
    const decoded = deserialize(encodeDocument({ a: 5, b: 5.5, c: 2 ** 31, d: -0, e: 5n }), { promoteValues: false })
    expect(decoded).toEqual({
      a: new Int32(5),
      b: new Double(5.5),
      c: new Double(2 ** 31),
      d: new Double(-0),
      e: Long.fromBigInt(5n),
    })
  })
})

const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.integer().map((n) => new Int32(n)),
  fc.double().map((n) => new Double(n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
  fc.string({ unit: 'grapheme' }),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 5 }).map((bytes) => new Binary(bytes)),
)
const fieldName = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    fc.constantFrom('1', '0', '10', '__proto__', 'constructor', 'toString'),
  )
  .filter((name) => !name.includes('\0'))
const { doc: anyDocument } = fc.letrec<{ doc: Document; value: Value }>((tie) => ({
  doc: fc.uniqueArray(fc.tuple(fieldName, tie('value')), { selector: ([name]) => name, maxLength: 5 }).map((fields) => {
    const doc = newDocument()
    for (const [name, value] of fields) setField(doc, name, value)
    return doc
  }),
  value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value'), { maxLength: 3 }), tie('doc')),
}))

describe('documents', () => {
  test('survive writing and reading, names and order included', () => {
    fc.assert(
      fc.property(anyDocument, (doc) => {
        const bytes = encodeDocument(doc)
        const read = decodeDocument(bytes)
        expect(fieldNames(read)).toEqual(fieldNames(doc))
        expect(encodeDocument(read).equals(bytes)).toBe(true)
        expect(encodeDocument(copyDocument(read)).equals(bytes)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('read in part have just those fields', () => {
    fc.assert(
      fc.property(anyDocument, fc.array(fieldName, { maxLength: 3 }), (doc, names) => {
        const wanted = new Set([...names, ...fieldNames(doc).slice(0, 2)])
        const part = decodeFields(encodeDocument(doc), wanted)
        expect(fieldNames(part)).toEqual(fieldNames(doc).filter((name) => wanted.has(name)))
      }),
      { numRuns: 300 },
    )
    expect(fieldNames(decodeFields(encodeDocument(everyType), new Set(['max', 'double'])))).toEqual(['double', 'max'])
  })

  test('keep integer-like names where they stand', () => {
    const doc = newDocument()
    for (const name of ['b', '1', 'a', '0']) setField(doc, name, new Int32(1))
    expect(fieldNames(decodeDocument(encodeDocument(doc)))).toEqual(['b', '1', 'a', '0'])
    removeField(doc, '1')
    setField(doc, '1', new Int32(2))
    expect(fieldNames(decodeDocument(encodeDocument(doc)))).toEqual(['b', 'a', '0', '1'])
  })

  test('inherit nothing', () => {
    const doc = decodeDocument(encodeDocument(newDocument()))
    expect([doc.constructor, Reflect.get(doc, '__proto__'), doc.toString]).toEqual([undefined, undefined, undefined])
    setField(doc, '__proto__', new Int32(1))
    expect(fieldNames(decodeDocument(encodeDocument(doc)))).toEqual(['__proto__'])
    expect(getField({}, 'constructor')).toBeUndefined()
  })
})

describe('what is refused', () => {
  test.each<[string, Buffer]>([
    ['too short', Buffer.from([5, 0, 0])],
    ['length does not fit', Buffer.from([6, 0, 0, 0, 0])],
    ['unknown type', Buffer.from([8, 0, 0, 0, 0x77, 97, 0, 0])],
    [
      'string beyond the end',
      Buffer.concat([Buffer.from([14, 0, 0, 0, 2, 97, 0, 200, 0, 0, 0, 120, 0]), Buffer.from([0])]),
    ],
    ['bad UTF-8', Buffer.concat([Buffer.from([14, 0, 0, 0, 2, 97, 0, 2, 0, 0, 0, 0xff, 0]), Buffer.from([0])])],
  ])('%s', (_, bytes) => {
    expect(() => decodeDocument(bytes)).toThrow(expect.objectContaining({ code: 22 }))
  })

  test('more than 16 MB', () => {
    const big = 'x'.repeat(9_000_000)
    expect(() => encodeDocument({ a: big, b: big })).toThrow(expect.objectContaining({ code: 10334 }))
    expect(encodeDocument({ a: big }).length).toBe(9_000_013)
  })

  test('deeper than 200 documents', () => {
    let doc: Document = {}
    for (let i = 0; i < 210; i++) doc = { a: doc }
    expect(() => decodeDocument(serialize(doc))).toThrow(expect.objectContaining({ code: 15 }))
  })

  test('a date that JavaScript cannot hold', () => {
    expect(() => encodeDocument({ a: new Date(Number.NaN) })).toThrow(expect.objectContaining({ code: 2 }))
  })
})
