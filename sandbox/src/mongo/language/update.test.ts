import { Decimal128, Double, Int32, Long, Timestamp } from 'bson'
import { describe, expect, test } from 'vitest'
import { decodeDocument, encodeDocument } from './bson.ts'
import { type Document, fieldNames } from './document.ts'
import { compileMatch } from './match.ts'
import { compileUpdate, isReplacement, type UpdateOptions, upsertBase } from './update.ts'

const stored = (doc: Document): Document => decodeDocument(encodeDocument(doc))
const now = new Date('2026-03-01T00:00:00Z')

function updated(
  doc: Document,
  update: Document | Document[],
  options: UpdateOptions & { isInsert?: boolean; filter?: Document } = {},
): Document {
  const positional =
    options.filter === undefined ? undefined : compileMatch(stored(options.filter)).arrayIndex(stored(doc))
  const compiled = compileUpdate(Array.isArray(update) ? update.map(stored) : stored(update), options)
  return compiled.apply(stored(doc), { isInsert: options.isInsert ?? false, positional, now })
}

type Case = [doc: Document, update: Document, expected: Document]
function cases(title: string, rows: Case[]): void {
  describe(title, () => {
    test.each(rows)('%j with %j', (doc, update, expected) => {
      const result = updated(doc, update)
      expect(encodeDocument(result).toString('hex')).toBe(encodeDocument(expected).toString('hex'))
    })
  })
}

const long = (n: bigint): Long => Long.fromBigInt(n)
const decimal = (text: string): Decimal128 => Decimal128.fromString(text)

cases('$set and $unset', [
  [{ a: 1 }, { $set: { a: 2 } }, { a: 2 }],
  [{ a: 1, b: 2 }, { $set: { a: 'x' } }, { a: 'x', b: 2 }],
  [{}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  [{ a: { x: 1 } }, { $set: { 'a.b': 1 } }, { a: { x: 1, b: 1 } }],
  [{}, { $set: { b: 1, a: 2, c: 3 } }, { a: 2, b: 1, c: 3 }],
  [{ a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
  [{ a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
  [{}, { $set: { 'a.0': 9 } }, { a: { 0: 9 } }],
  [{ a: [{ b: 1 }] }, { $set: { 'a.0.c': 2 } }, { a: [{ b: 1, c: 2 }] }],
  [{ a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  [{ a: { b: 1, c: 2 } }, { $unset: { 'a.b': '' } }, { a: { c: 2 } }],
  [{ a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  [{ a: 1 }, { $unset: { 'a.b': '', 'c.d': '' } }, { a: 1 }],
  [{ a: 1 }, { $set: {} }, { a: 1 }],
  [{ a: { b: 1 } }, { $set: { a: { $x: 1 } } }, { a: { $x: 1 } }],
])

cases('numbers keep or widen their type', [
  [{ a: 1 }, { $inc: { a: 2 } }, { a: 3 }],
  [{ a: 2147483647 }, { $inc: { a: 1 } }, { a: long(2147483648n) }],
  [{ a: long(5n) }, { $inc: { a: 1 } }, { a: long(6n) }],
  [{ a: long(9007199254740993n) }, { $inc: { a: 1 } }, { a: long(9007199254740994n) }],
  [{ a: new Double(1) }, { $inc: { a: 1 } }, { a: new Double(2) }],
  [{ a: 1 }, { $inc: { a: new Double(0.5) } }, { a: new Double(1.5) }],
  [{ a: decimal('1.10') }, { $inc: { a: 1 } }, { a: decimal('2.10') }],
  [{ a: decimal('0.1') }, { $inc: { a: new Double(0.2) } }, { a: decimal('0.300000000000000') }],
  [{}, { $inc: { a: long(5n) } }, { a: long(5n) }],
  [{}, { $inc: { 'a.b': 5 } }, { a: { b: 5 } }],
  [{ a: 3 }, { $mul: { a: 4 } }, { a: 12 }],
  [{ a: 65536 }, { $mul: { a: 65536 } }, { a: long(4294967296n) }],
  [{ a: 2147483647 }, { $mul: { a: 2147483647 } }, { a: long(4611686014132420609n) }],
  [{}, { $mul: { a: long(4n) } }, { a: long(0n) }],
  [{}, { $mul: { a: new Double(4) } }, { a: new Double(0) }],
  [{ a: 5 }, { $min: { a: 3 } }, { a: 3 }],
  [{ a: 5 }, { $min: { a: long(5n) } }, { a: 5 }],
  [{ a: 5 }, { $max: { a: 'x' } }, { a: 'x' }],
  [{}, { $max: { a: null } }, { a: null }],
  [{ a: 12 }, { $bit: { a: { and: 10 } } }, { a: 8 }],
  [{ a: 12 }, { $bit: { a: { or: long(1n), xor: 4 } } }, { a: long(9n) }],
  [{}, { $bit: { a: { or: 5 } } }, { a: 5 }],
])

cases('arrays', [
  [{}, { $push: { a: 1 } }, { a: [1] }],
  [{ a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
  [{ a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  [{ a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
  [{ a: [1, 4] }, { $push: { a: { $each: [2], $position: -1 } } }, { a: [1, 2, 4] }],
  [{ a: [3, 1] }, { $push: { a: { $each: [2], $sort: 1 } } }, { a: [1, 2, 3] }],
  [{ a: [3, 1] }, { $push: { a: { $each: [2], $sort: -1, $slice: 2 } } }, { a: [3, 2] }],
  [{ a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
  [{ a: [1, 2] }, { $push: { a: { $each: [], $slice: 0 } } }, { a: [] }],
  [
    { a: [{ b: 2 }, { b: 1 }] },
    { $push: { a: { $each: [{ b: 3 }], $sort: { b: -1 } } } },
    { a: [{ b: 3 }, { b: 2 }, { b: 1 }] },
  ],
  [{ a: [1] }, { $addToSet: { a: new Double(1) } }, { a: [1] }],
  [
    { a: [{ x: 1, y: 2 }] },
    { $addToSet: { a: { y: 2, x: 1 } } },
    {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ],
  [{ a: [1] }, { $addToSet: { a: { $each: [2, 1, 2] } } }, { a: [1, 2] }],
  [{}, { $addToSet: { a: { $each: [2, 2] } } }, { a: [2] }],
  [{ a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  [{ a: [1, 5, 9] }, { $pull: { a: 5 } }, { a: [1, 9] }],
  [{ a: ['x', 'y'] }, { $pull: { a: /x/ } }, { a: ['y'] }],
  [{ a: [{ b: 1, c: 1 }, { b: 2 }] }, { $pull: { a: { b: 1 } } }, { a: [{ b: 2 }] }],
  [{ a: [{ b: 1 }, { b: 2 }, { b: 3 }] }, { $pull: { a: { $or: [{ b: 1 }, { b: 3 }] } } }, { a: [{ b: 2 }] }],
  [{ a: [{ b: [1] }] }, { $pull: { a: { b: { $elemMatch: { $eq: 1 } } } } }, { a: [] }],
  [{ a: [[1], [2]] }, { $pull: { a: [1] } }, { a: [[2]] }],
  [{ a: 1 }, { $pull: { b: 1 } }, { a: 1 }],
  [{ a: [1, 2, 1, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  [{ a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }],
  [{ a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
  [{}, { $pop: { a: 1 } }, {}],
])

cases('$rename, $currentDate, order', [
  [{ a: 1, b: 2 }, { $rename: { a: 'c' } }, { b: 2, c: 1 }],
  [{ a: { x: 1 } }, { $rename: { 'a.x': 'y' } }, { a: {}, y: 1 }],
  [{ b: 2 }, { $rename: { a: 'c.d' } }, { b: 2 }],
  [{ a: 1, c: 9 }, { $rename: { a: 'c' } }, { c: 1 }],
  [{}, { $currentDate: { a: true } }, { a: now }],
  [{}, { $currentDate: { a: { $type: 'timestamp' } } }, { a: new Timestamp({ t: now.getTime() / 1000, i: 1 }) }],
  [{ _id: 1, a: 1 }, { $set: { _id: new Double(1), b: 2 } }, { _id: new Double(1), a: 1, b: 2 }],
])

test('numeric names are applied by size and stay behind the others', () => {
  const result = updated({ _id: 1, b: 1 }, { $set: { 10: 'x', 9: 'y', a: 'z' } })
  expect(fieldNames(decodeDocument(encodeDocument(result)))).toEqual(['_id', 'b', '9', '10', 'a'])
})

describe('positions', () => {
  test.each<[string, Document, Document, Document, Document, Document[]?]>([
    ['$ is the matched element', { a: [1, 5, 9] }, { a: 5 }, { $set: { 'a.$': 0 } }, { a: [1, 0, 9] }],
    [
      '$ inside documents',
      { a: [{ b: 1 }, { b: 2, n: 1 }] },
      { 'a.b': 2 },
      { $inc: { 'a.$.n': 1 } },
      { a: [{ b: 1 }, { b: 2, n: 2 }] },
    ],
    [
      '$ with $elemMatch',
      {
        a: [
          { b: 1, c: 1 },
          { b: 1, c: 2 },
        ],
      },
      { a: { $elemMatch: { b: 1, c: 2 } } },
      { $unset: { 'a.$.c': 1 } },
      { a: [{ b: 1, c: 1 }, { b: 1 }] },
    ],
    ['$[] is every element', { a: [1, 2] }, {}, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
    ['$[] twice', { a: [[1], [2, 3]] }, {}, { $inc: { 'a.$[].$[]': 1 } }, { a: [[2], [3, 4]] }],
    [
      '$[x] is what its filter finds',
      { a: [1, 5, 9] },
      {},
      { $set: { 'a.$[x]': 0 } },
      { a: [1, 0, 0] },
      [{ x: { $gte: 5 } }],
    ],
    [
      '$[x] with a path',
      { a: [{ n: 1 }, { n: 5 }] },
      {},
      { $set: { 'a.$[x].ok': true } },
      { a: [{ n: 1 }, { n: 5, ok: true }] },
      [{ 'x.n': { $gt: 2 } }],
    ],
    [
      '$[x] and $[y]',
      { a: [{ t: 1, b: [{ k: 1 }, { k: 2 }] }] },
      {},
      { $set: { 'a.$[x].b.$[y].k': 9 } },
      { a: [{ t: 1, b: [{ k: 1 }, { k: 9 }] }] },
      [{ 'x.t': 1 }, { 'y.k': 2 }],
    ],
    [
      '$[x] with $or',
      { a: [1, 2, 3] },
      {},
      { $mul: { 'a.$[x]': 10 } },
      { a: [10, 2, 30] },
      [{ $or: [{ x: 1 }, { x: 3 }] }],
    ],
    [
      'two paths into one element',
      { a: [{ b: 1 }] },
      {},
      { $set: { 'a.$[].c': 1, 'a.0.d': 2 } },
      { a: [{ b: 1, c: 1, d: 2 }] },
    ],
    [
      '$push into the matched one',
      {
        a: [
          { id: 1, l: [] },
          { id: 2, l: [] },
        ],
      },
      { 'a.id': 2 },
      { $push: { 'a.$.l': 7 } },
      {
        a: [
          { id: 1, l: [] },
          { id: 2, l: [7] },
        ],
      },
    ],
    [
      'an element and its array differ',
      { a: [1, 5], b: 1 },
      { a: 5 },
      { $set: { 'a.$': 6, b: 2 } },
      { a: [1, 6], b: 2 },
    ],
  ])('%s', (_, doc, filter, update, expected, arrayFilters = []) => {
    expect(updated(doc, update, { arrayFilters: arrayFilters.map(stored), filter })).toEqual(stored(expected))
  })
})

describe('what is refused', () => {
  test.each<[Document, Document, number, RegExp]>([
    [{ a: 5 }, { $set: { 'a.b': 1 } }, 28, /Cannot create field 'b' in element \{a: 5\}/],
    [{ a: [1] }, { $set: { 'a.b': 1 } }, 28, /Cannot create field 'b' in element/],
    [{ a: null }, { $set: { 'a.b': 1 } }, 28, /null/],
    [{}, { $set: { a: 1 }, $inc: { a: 1 } }, 40, /conflict at 'a'/],
    [{}, { $set: { 'a.b': 1, a: 1 } }, 40, /conflict at 'a'/],
    [{}, { $set: { 'a.b': 1 }, $unset: { 'a.b.c': 1 } }, 40, /conflict at 'a.b'/],
    [{ a: [1] }, { $set: { 'a.$[]': 1, 'a.0': 2 } }, 40, /conflict/],
    [{ _id: 1 }, { $set: { _id: 2 } }, 66, /_id/],
    [{ _id: 1 }, { $unset: { _id: 1 } }, 66, /_id/],
    [{ _id: { a: 1 } }, { $set: { '_id.a': 2 } }, 66, /_id/],
    [{ a: 'x' }, { $inc: { a: 1 } }, 14, /Cannot apply \$inc to a value of non-numeric type/],
    [{ a: null }, { $inc: { a: 1 } }, 14, /null/],
    [{}, { $inc: { a: 'x' } }, 14, /Cannot increment with non-numeric argument/],
    [{ a: long(9223372036854775807n) }, { $inc: { a: 1 } }, 2, /Failed to apply \$inc/],
    [{ a: 1 }, { $push: { a: 1 } }, 2, /must be an array but is of type int/],
    [{}, { $push: { a: { $each: 1 } } }, 2, /\$each/],
    [{}, { $push: { a: { $each: [], $foo: 1 } } }, 2, /\$foo/],
    [{ a: 1 }, { $addToSet: { a: 1 } }, 2, /\$addToSet/],
    [{ a: 1 }, { $pull: { a: 1 } }, 2, /non-array/],
    [{ a: 1 }, { $pullAll: { a: 1 } }, 2, /requires an array/],
    [{ a: 1 }, { $pop: { a: 1 } }, 14, /non-array/],
    [{}, { $pop: { a: 2 } }, 9, /1 or -1/],
    [{ a: 1.5 }, { $bit: { a: { or: 1 } } }, 2, /\$bit/],
    [{}, { $foo: { a: 1 } }, 9, /Unknown modifier: \$foo/],
    [{}, { $set: 5 }, 9, /Modifiers operate on fields/],
    [{}, { $set: { 'a..b': 1 } }, 56, /empty field name/],
    [{}, { $set: { $x: 1 } }, 52, /\$x/],
    [{ a: [1] }, { $set: { 'a.$': 1 } }, 2, /did not find the match/],
    [{}, { $set: { 'a.$.b.$': 1 } }, 2, /Too many positional/],
    [{ a: 1 }, { $set: { 'a.$[]': 1 } }, 2, /non-array/],
    [{}, { $set: { 'a.$[]': 1 } }, 2, /must exist/],
    [{}, { $set: { 'a.$[x]': 1 } }, 2, /No array filter found for identifier 'x'/],
    [{}, { $rename: { a: 'a' } }, 2, /must differ/],
    [{ a: [{ b: 1 }] }, { $rename: { 'a.b': 'c' } }, 2, /array element/],
  ])('%j with %j', (doc, update, code, message) => {
    expect(() => updated(doc, update)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    )
  })

  test('array filters nobody uses, twice the same, or badly named', () => {
    const attempt = (arrayFilters: Document[]) => () => compileUpdate({ $set: { 'a.$[x]': 1 } }, { arrayFilters })
    expect(attempt([{ x: 1 }, { y: 1 }])).toThrow(
      expect.objectContaining({ code: 9, message: expect.stringContaining("'y' was not used") }),
    )
    expect(attempt([{ x: 1 }, { x: 2 }])).toThrow(expect.objectContaining({ code: 9 }))
    expect(attempt([{ X: 1 }])).toThrow(expect.objectContaining({ code: 2 }))
    expect(attempt([{ x: 1, y: 2 }])).toThrow(expect.objectContaining({ code: 9 }))
  })
})

test('a document that does not change is the same object, and the old one is never touched', () => {
  const doc = stored({ _id: 1, a: { b: [1, 2] } })
  const bytes = encodeDocument(doc)
  const context = { isInsert: false, now }
  expect(compileUpdate({ $pull: { 'a.b': 7 }, $min: { _id: 5 } }).apply(doc, context)).toBe(doc)
  compileUpdate({ $set: { 'a.b.0': 9 }, $push: { 'a.c': 1 } }).apply(doc, context)
  expect(encodeDocument(doc)).toEqual(bytes)
})

describe('replacement', () => {
  test('keeps the _id in front', () => {
    expect(fieldNames(updated({ _id: 7, a: 1 }, { b: 2, c: 3 }))).toEqual(['_id', 'b', 'c'])
    expect(() => updated({ _id: 7 }, { _id: 8 })).toThrow(expect.objectContaining({ code: 66 }))
  })
  test('is told from operators', () => {
    expect([isReplacement({ a: 1 }), isReplacement({}), isReplacement({ $set: {} }), isReplacement([])]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(() => updated({}, { a: 1, $set: { b: 1 } })).toThrow(expect.objectContaining({ code: 52 }))
    expect(() => updated({}, { $set: { b: 1 }, a: 1 })).toThrow(expect.objectContaining({ code: 9 }))
  })
})

describe('upsert', () => {
  test.each<[Document, Document]>([
    [
      { a: 1, 'b.c': 2, d: { $gt: 5 } },
      { a: 1, b: { c: 2 } },
    ],
    [{ $and: [{ a: 1 }, { b: { $eq: 2 } }] }, { a: 1, b: 2 }],
    [
      { a: { $in: [3] }, b: { $all: [4] }, c: { $in: [1, 2] } },
      { a: 3, b: 4 },
    ],
    [{ $or: [{ a: 1 }] }, { a: 1 }],
    [{ $or: [{ a: 1 }, { b: 1 }] }, {}],
    [{ a: /x/, b: { $in: [/y/] } }, {}],
    [
      { a: { b: 1 }, c: null },
      { a: { b: 1 }, c: null },
    ],
    [
      { b: 1, _id: 5 },
      { _id: 5, b: 1 },
    ],
  ])('%j begins with %j', (query, expected) => {
    expect(JSON.stringify(upsertBase(query))).toBe(JSON.stringify(expected))
  })

  test('a field fixed twice is refused', () => {
    expect(() => upsertBase({ a: 1, $and: [{ a: 2 }] })).toThrow(expect.objectContaining({ code: 54 }))
    expect(() => upsertBase({ a: { b: 1 }, 'a.b': 2 })).toThrow(expect.objectContaining({ code: 54 }))
  })

  test('$setOnInsert only works on insert, and its _id comes first', () => {
    const update = { $set: { b: 2 }, $setOnInsert: { _id: 9, c: 3 } }
    expect(updated({ a: 1 }, update)).toEqual(stored({ a: 1, b: 2 }))
    expect(fieldNames(updated({ a: 1 }, update, { isInsert: true }))).toEqual(['_id', 'a', 'b', 'c'])
  })
})

describe('pipeline', () => {
  test('computes from the document and keeps the _id', () => {
    const pipeline = [{ $set: { total: { $cond: [{ $gt: ['$a', 1] }, 'big', 'small'] } } }, { $unset: 'a' }]
    expect(updated({ _id: 1, a: 5 }, pipeline)).toEqual(stored({ _id: 1, total: 'big' }))
    expect(updated({ _id: 1, a: 5 }, [{ $replaceWith: { b: '$a' } }])).toEqual(stored({ _id: 1, b: 5 }))
    expect(updated({ _id: 1 }, [{ $set: { at: '$$NOW' } }])).toEqual({ _id: new Int32(1), at: now })
  })
  test('other stages are refused', () => {
    expect(() => compileUpdate([{ $match: {} }])).toThrow(
      expect.objectContaining({ message: expect.stringContaining('$match') }),
    )
    expect(() => updated({ _id: 1 }, [{ $set: { _id: 2 } }])).toThrow(expect.objectContaining({ code: 66 }))
  })
})
