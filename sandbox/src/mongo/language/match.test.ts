import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId } from 'bson'
import { describe, expect, test } from 'vitest'
import { decodeDocument, encodeDocument } from './bson.ts'
import type { Document, Value } from './document.ts'
import { compileMatch } from './match.ts'
import { regexPrefix } from './regex.ts'

/** As a stored document comes: decoded, numbers in their BSON classes. */
const stored = (doc: Document): Document => decodeDocument(encodeDocument(doc))

const matches = (query: Document, doc: Document): boolean => compileMatch(stored(query)).test(stored(doc))

type Case = [query: Document, doc: Document, expected: boolean]

function cases(title: string, rows: Case[]): void {
  describe(title, () => {
    test.each(rows)('%j on %j: %s', (query, doc, expected) => {
      expect(matches(query, doc)).toBe(expected)
    })
  })
}

const decimal = (text: string): Decimal128 => Decimal128.fromString(text)
const long = (value: bigint): Long => Long.fromBigInt(value)

cases('equality', [
  [{ a: 1 }, { a: 1 }, true],
  [{ a: 1 }, { a: new Double(1) }, true],
  [{ a: 1 }, { a: long(1n) }, true],
  [{ a: 5 }, { a: decimal('5.00') }, true],
  [{ a: decimal('1.10') }, { a: decimal('1.1') }, true],
  [{ a: 1.1 }, { a: decimal('1.1') }, false],
  [{ a: long(9007199254740993n) }, { a: new Double(9007199254740992) }, false],
  [{ a: 1 }, { a: true }, false],
  [{ a: 1 }, { a: '1' }, false],
  [{ a: new Double(Number.NaN) }, { a: decimal('NaN') }, true],
  [{ a: { b: 1, c: 2 } }, { a: { b: 1, c: 2 } }, true],
  [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, false],
  [{ a: { b: 1 } }, { a: { b: new Double(1) } }, true],
  [{ a: { b: 1 } }, { a: { b: 1, c: 2 } }, false],
  [{}, { a: 1 }, true],
  [{ constructor: null }, { a: 1 }, true],
  [{ toString: { $exists: true } }, { a: 1 }, false],
  [{ '__proto__.a': 1 }, {}, false],
])

cases('null and missing', [
  [{ a: null }, {}, true],
  [{ a: null }, { a: null }, true],
  [{ a: null }, { a: 0 }, false],
  [{ a: null }, { a: [1, null] }, true],
  [{ a: null }, { a: [] }, false],
  [{ 'a.b': null }, { a: 5 }, true],
  [{ 'a.b': null }, { a: {} }, true],
  [{ 'a.b': null }, { a: [] }, false],
  [{ 'a.b': null }, { a: [1, 2] }, false],
  [{ 'a.b': null }, { a: [{ b: 1 }, {}] }, true],
  [{ 'a.b': null }, { a: [{ b: 1 }] }, false],
  [{ a: { $ne: null } }, {}, false],
  [{ a: { $gte: null } }, {}, true],
  [{ a: { $gte: null } }, { a: 0 }, false],
  [{ a: { $gt: null } }, { a: null }, false],
  [{ a: { $in: [null, 3] } }, {}, true],
  [{ a: { $exists: false } }, {}, true],
  [{ a: { $exists: true } }, { a: null }, true],
  [{ 'a.b': { $exists: true } }, { a: [] }, false],
  [{ 'a.b': { $exists: false } }, { a: [{ b: 1 }, {}] }, false],
  [{ a: { $not: { $gt: 5 } } }, {}, true],
])

cases('arrays', [
  [{ a: 2 }, { a: [1, 2] }, true],
  [{ a: [1, 2] }, { a: [1, 2] }, true],
  [{ a: [1, 2] }, { a: [[1, 2], 3] }, true],
  [{ a: [2, 1] }, { a: [1, 2] }, false],
  [{ a: 5 }, { a: [[5]] }, false],
  [{ 'a.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }, true],
  [{ 'a.b': 2 }, { a: [[{ b: 2 }]] }, false],
  [{ 'a.b': 2 }, { a: [{ b: [1, 2] }] }, true],
  [{ 'a.1': 7 }, { a: [5, 7] }, true],
  [{ 'a.1': 7 }, { a: [7, 5] }, false],
  [{ 'a.0': 7 }, { a: [{ 0: 7 }] }, true],
  [{ 'a.0': 7 }, { a: [[7, 8]] }, true],
  [{ 'a.0.b': 7 }, { a: [{ b: 7 }] }, true],
  [{ 'a.0.1': 7 }, { a: [[6, 7]] }, true],
  [{ a: { $ne: 2 } }, { a: [1, 2] }, false],
  [{ a: { $gt: 1, $lt: 3 } }, { a: [0, 5] }, true],
  [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 5] }, false],
  [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1, c: 2 }] }, true],
  [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1 }, { c: 2 }] }, false],
  [{ a: { $elemMatch: { b: 1 } } }, { a: { b: 1 } }, false],
  [{ a: { $elemMatch: { $or: [{ b: 1 }, { b: 2 }] } } }, { a: [{ b: 2 }] }, true],
  [{ a: { $elemMatch: { $gt: 1 } } }, { a: [[5]] }, false],
  [{ a: { $elemMatch: { $elemMatch: { $gt: 1 } } } }, { a: [[5]] }, true],
  [{ a: { $elemMatch: { 0: 5 } } }, { a: [[5]] }, true],
  [{ a: { $elemMatch: { $not: { $gt: 1 } } } }, { a: [0] }, true],
  [{ 'a.b': { $elemMatch: { c: 1 } } }, { a: [{ b: [{ c: 1 }] }] }, true],
  [{ a: { $size: 2 } }, { a: [1, 2] }, true],
  [{ a: { $size: 0 } }, {}, false],
  [{ a: { $size: 1 } }, { a: [[1, 2]] }, true],
  [{ a: { $all: [1, 2] } }, { a: [2, 1, 3] }, true],
  [{ a: { $all: [1, 2] } }, { a: [1] }, false],
  [{ a: { $all: [1] } }, { a: 1 }, true],
  [{ a: { $all: [] } }, { a: [] }, false],
  [{ a: { $all: [[1, 2]] } }, { a: [1, 2] }, true],
  [{ a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { b: 2 } }] } }, { a: [{ b: 1 }, { b: 2 }] }, true],
  [{ a: { $in: [[1]] } }, { a: [1] }, true],
  [{ a: { $gt: [1] } }, { a: [2] }, true],
])

cases('ranges stay within a type', [
  [{ a: { $gt: 5 } }, { a: 'x' }, false],
  [{ a: { $lt: 5 } }, {}, false],
  [{ a: { $gt: long(9007199254740992n) } }, { a: long(9007199254740993n) }, true],
  [{ a: { $gt: 1 } }, { a: decimal('1.000000000000000000000000000000001') }, true],
  [{ a: { $lt: 5 } }, { a: new Double(Number.NaN) }, false],
  [{ a: { $gte: new Double(Number.NaN) } }, { a: new Double(Number.NaN) }, true],
  [{ a: { $gte: new Double(Number.NaN) } }, { a: 1 }, false],
  [{ a: { $gt: '\uFF21' } }, { a: '\u{20BB7}' }, true],
  [{ a: { $lt: '\uFF21' } }, { a: '\u{20BB7}' }, false],
  [{ a: { $gt: new MinKey() } }, { a: 'x' }, true],
  [{ a: { $lt: new MaxKey() } }, { a: new MaxKey() }, false],
  [{ a: { $lte: new MaxKey() } }, { a: new MaxKey() }, true],
  [{ a: { $gte: new Date(5) } }, { a: new Date(5) }, true],
  [{ a: { $gt: new ObjectId('0'.repeat(24)) } }, { a: new ObjectId(`${'0'.repeat(23)}1`) }, true],
  [{ a: { $gt: false } }, { a: true }, true],
  [{ a: { $gte: { b: 1 } } }, { a: { b: 2 } }, true],
])

const many: Value[] = ['x', new ObjectId('a'.repeat(24)), 1, 2.5, long(2n ** 60n), decimal('7.5'), null, [1], true, 'y']

cases('lists', [
  [{ a: { $in: [1, 'x', /^ab/] } }, { a: 'abc' }, true],
  [{ a: { $in: [] } }, { a: 1 }, false],
  [{ a: { $nin: [1, 2] } }, { a: 3 }, true],
  [{ a: { $nin: [1, 2] } }, { a: [3, 2] }, false],
  [{ a: { $nin: [null] } }, {}, false],
  [{ a: { $in: many } }, { a: 'y' }, true],
  [{ a: { $in: many } }, { a: 'z' }, false],
  [{ a: { $in: many } }, { a: new ObjectId('a'.repeat(24)) }, true],
  [{ a: { $in: many } }, { a: decimal('2.50') }, true],
  [{ a: { $in: many } }, { a: new Double(7.5) }, true],
  [{ a: { $in: many } }, { a: decimal('1152921504606846976') }, true],
  [{ a: { $in: many } }, { a: new Double(2 ** 60) }, true],
  [{ a: { $in: many } }, { a: 2 }, false],
  [{ a: { $in: many } }, {}, true],
  [{ a: { $in: many } }, { a: [1] }, true],
])

cases('types', [
  [{ a: { $type: 'objectId' } }, { a: new ObjectId() }, true],
  [{ a: { $type: 'int' } }, { a: 1 }, true],
  [{ a: { $type: 'long' } }, { a: 1 }, false],
  [{ a: { $type: 'double' } }, { a: new Double(1) }, true],
  [{ a: { $type: 'number' } }, { a: decimal('1') }, true],
  [{ a: { $type: 16 } }, { a: 1 }, true],
  [{ a: { $type: ['string', 'null'] } }, { a: null }, true],
  [{ a: { $type: 'null' } }, {}, false],
  [{ a: { $type: 'string' } }, { a: [1, 'x'] }, true],
  [{ a: { $type: 'array' } }, { a: [] }, true],
  [{ a: { $type: -1 } }, { a: new MinKey() }, true],
])

cases('$mod and bits', [
  [{ a: { $mod: [4, 0] } }, { a: 8 }, true],
  [{ a: { $mod: [4, 0] } }, { a: 8.7 }, true],
  [{ a: { $mod: [4, -1] } }, { a: -5 }, true],
  [{ a: { $mod: [4, 0] } }, { a: new Double(Number.POSITIVE_INFINITY) }, false],
  [{ a: { $mod: [5, 3] } }, { a: long(9223372036854775803n) }, true],
  [{ a: { $bitsAllSet: 6 } }, { a: 7 }, true],
  [{ a: { $bitsAllClear: [0, 3] } }, { a: 6 }, true],
  [{ a: { $bitsAnySet: [0, 1] } }, { a: 4 }, false],
  [{ a: { $bitsAnyClear: 5 } }, { a: 4 }, true],
  [{ a: { $bitsAllSet: [63] } }, { a: -1 }, true],
  [{ a: { $bitsAllSet: new Binary(Buffer.from([2])) } }, { a: new Binary(Buffer.from([3])) }, true],
  [{ a: { $bitsAllSet: 1 } }, { a: 1.5 }, false],
])

cases('expressions of text', [
  [{ a: /^李.$/ }, { a: '李𠮷' }, true],
  [{ a: { $regex: 'AB', $options: 'i' } }, { a: 'xab' }, true],
  [{ a: { $regex: '(?i)ab' } }, { a: 'AB' }, true],
  [{ a: { $regex: 'a b # comment', $options: 'x' } }, { a: 'ab' }, true],
  [{ a: { $regex: 'a.b' } }, { a: 'a\nb' }, false],
  [{ a: { $regex: 'a.b', $options: 's' } }, { a: 'a\nb' }, true],
  [{ a: { $regex: 'a.b' } }, { a: 'a\u2028b' }, true],
  [{ a: { $regex: 'b$' } }, { a: 'ab\n' }, true],
  [{ a: { $regex: '^b$', $options: 'm' } }, { a: 'a\nb\nc' }, true],
  [{ a: { $regex: '\\Aab\\z' } }, { a: 'ab' }, true],
  [{ a: { $regex: 'a\\-b\\@c' } }, { a: 'a-b@c' }, true],
  [{ a: { $regex: 'a{,2}]' } }, { a: 'a{,2}]' }, true],
  [{ a: { $regex: '^[[:digit:]_-]+$' } }, { a: '1_2-3' }, true],
  [{ a: { $regex: '^\\s$' } }, { a: '\u3000' }, false],
  [{ a: { $regex: '\\Qa.b\\E' } }, { a: 'a.b' }, true],
  [{ a: { $regex: '^[\\w-.]+@[\\d-a]$' } }, { a: 'x-y.z@-' }, true],
  [{ a: { $regex: '^\\p{Han}+$' } }, { a: '李𠮷' }, true],
  [{ a: { $not: /x/ } }, { a: 'y' }, true],
  [{ a: /x/ }, { a: 5 }, false],
  [{ a: new BSONRegExp('x', 'i') }, { a: new BSONRegExp('x', 'i') }, true],
  [{ a: { $eq: new BSONRegExp('x') } }, { a: 'x' }, false],
  [{ a: /b/ }, { a: ['a', 'b'] }, true],
])

cases('logic', [
  [{ $or: [{ a: 1 }, { b: 2 }] }, { b: 2 }, true],
  [{ $and: [{ a: 1 }, { b: 2 }] }, { b: 2 }, false],
  [{ $nor: [{ a: 1 }, { b: 2 }] }, { a: 2 }, true],
  [{ a: { $not: { $gt: 1, $lt: 5 } } }, { a: 7 }, true],
  [{ a: 1, $comment: 'why' }, { a: 1 }, true],
  [{ $expr: { $gt: ['$a', '$b'] } }, { a: 3, b: 2 }, true],
  [{ $expr: { $eq: [{ $cond: [{ $lt: ['$a', 5] }, 'low', 'high'] }, 'high'] } }, { a: 3 }, false],
  [{ a: { $ref: 'x', $id: 1 } }, { a: { $ref: 'x', $id: 1 } }, true],
  [{ 'a.$id': 1 }, { a: { $ref: 'x', $id: 1 } }, true],
])

describe('what is refused, by name', () => {
  test.each<[Document, number, RegExp]>([
    [{ a: { $foo: 1 } }, 2, /unknown operator: \$foo/],
    [{ $foo: 1 }, 2, /unknown top level operator: \$foo/],
    [{ $where: 'true' }, 2, /\$where/],
    [{ $text: { $search: 'x' } }, 2, /\$text/],
    [{ a: { $near: [1, 2] } }, 2, /\$near/],
    [{ $jsonSchema: {} }, 2, /\$jsonSchema/],
    [{ a: { $in: 5 } }, 2, /\$in needs an array/],
    [{ $or: [] }, 2, /nonempty/],
    [{ $and: 5 }, 2, /must be an array/],
    [{ a: { $size: 1.5 } }, 2, /\$size/],
    [{ a: { $not: 5 } }, 2, /\$not/],
    [{ a: { $ne: /x/ } }, 2, /regex/],
    [{ a: { $regex: '(?>a)' } }, 51091, /not supported/],
    [{ a: { $regex: '(' } }, 51091, /invalid/],
    [{ a: { $mod: [0, 1] } }, 2, /divisor/],
    [{ a: { $type: 'nope' } }, 2, /nope/],
    [{ $expr: { $foo: 1 } }, 168, /\$foo/],
  ])('%j', (query, code, message) => {
    expect(() => compileMatch(stored(query))).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    )
  })
})

describe('the element that matched', () => {
  test.each<[Document, Document, number | undefined]>([
    [{ a: 3 }, { a: [1, 3, 3] }, 1],
    [{ a: 3 }, { a: 3 }, undefined],
    [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1 }, { b: 1, c: 2 }] }, 1],
    [{ 'a.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }, 1],
    [{ 'a.b': 2 }, { a: [{ b: 1 }, { b: [5, 2] }] }, 1],
    [{ x: 1, 'a.id': 7 }, { x: 1, a: [{ id: 6 }, { id: 7 }] }, 1],
    [{ a: { $gte: 2 }, b: { $ne: 1 } }, { a: [1, 2], b: [5] }, 1],
    [{ $or: [{ a: 9 }, { a: 2 }] }, { a: [1, 2] }, 1],
    [{ a: 9 }, { a: [1] }, undefined],
  ])('%j on %j: %s', (query, doc, expected) => {
    expect(compileMatch(stored(query)).arrayIndex(stored(doc))).toBe(expected)
  })
})

test('a filter says which fields it reads', () => {
  expect([...compileMatch({ 'a.b': 1, $or: [{ c: 1 }, { d: { $gt: 2 } }] }).fields!]).toEqual(['a', 'c', 'd'])
  expect(compileMatch({ $expr: '$a' }).fields).toBeUndefined()
})

test('variables of the command reach $expr', () => {
  const matcher = compileMatch({ $expr: { $eq: ['$a', '$$wanted'] } }, { let: { wanted: new Int32(3) } })
  expect([matcher.test({ a: 3 }), matcher.test({ a: 4 })]).toEqual([true, false])
})

test.each<[string, string, string | undefined]>([
  ['^abc', '', 'abc'],
  ['^李𠮷.*', '', '李𠮷'],
  ['^a\\.b$', '', 'a.b'],
  ['^ab?c', '', 'a'],
  ['^ab+c', '', 'ab'],
  ['^a|b', '', undefined],
  ['^a', 'i', undefined],
  ['^a', 'm', undefined],
  ['abc', '', undefined],
  ['^\\d', '', undefined],
  ['^(?i)a', '', undefined],
])('what /%s/%s begins with: %s', (pattern, options, prefix) => {
  expect(regexPrefix(pattern, options)).toBe(prefix)
})
