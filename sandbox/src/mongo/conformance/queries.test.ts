import { Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import type { Db, Document, Filter } from 'mongodb'
import { agrees, useServers } from './agreement.ts'

useServers()

interface Row extends Document {
  _id: number
}

/** The _ids a filter finds, in the natural order. */
const found = (documents: Document[], filter: Filter<Row>) => async (db: Db) => {
  await db.collection('c').insertMany(documents.map((fields, _id) => ({ _id: _id as never, ...fields })))
  return (await db.collection<Row>('c').find(filter).toArray()).map(({ _id }) => _id)
}

const numbers = [
  { a: new Int32(5) },
  { a: new Double(5) },
  { a: Long.fromNumber(5) },
  { a: Decimal128.fromString('5.0') },
  { a: '5' },
]
agrees('numbers of all four types are equal by value', found(numbers, { a: 5 }), [0, 1, 2, 3])
agrees(
  'a comparison stays within its type',
  found([...numbers, { a: null }, {}, { a: new Date(5) }], { a: { $gte: 5 } }),
  [0, 1, 2, 3],
)
agrees(
  'whole numbers beyond 2^53 are told apart',
  found([{ a: Long.fromString('9007199254740993') }, { a: Long.fromString('9007199254740992') }], {
    a: Long.fromString('9007199254740993'),
  }),
  [0],
)
agrees(
  'null finds null and missing',
  found([{ a: null }, {}, { a: 0 }, { a: [null] }, { a: [] }], { a: null }),
  [0, 1, 3],
)
agrees(
  'a missing field is not greater than null but equal',
  found([{ a: null }, {}, { a: 1 }], { a: { $gte: null } }),
  [0, 1],
)
agrees('an element of an array satisfies', found([{ a: [1, 5] }, { a: 5 }, { a: [[5]] }], { a: 5 }), [0, 1])
agrees(
  'different elements may satisfy different conditions',
  found([{ a: [1, 9] }, { a: [4, 5] }, { a: [1] }], { a: { $gt: 3, $lt: 6 } }),
  [0, 1],
)
agrees(
  '$elemMatch wants one element for all',
  found([{ a: [1, 9] }, { a: [4, 5] }], { a: { $elemMatch: { $gt: 3, $lt: 6 } } }),
  [1],
)
agrees(
  '$elemMatch on documents',
  found(
    [
      {
        a: [
          { x: 1, y: 2 },
          { x: 2, y: 1 },
        ],
      },
      { a: [{ x: 1, y: 1 }] },
    ],
    { a: { $elemMatch: { x: 1, y: 1 } } },
  ),
  [1],
)
agrees(
  'a path goes through arrays',
  found([{ a: [{ b: 1 }, { b: 2 }] }, { a: { b: [2] } }, { a: [[{ b: 2 }]] }], { 'a.b': 2 }),
  [0, 1],
)
agrees(
  'a path may name a position',
  found([{ a: ['x', 'y'] }, { a: { 1: 'y' } }, { a: ['y'] }], { 'a.1': 'y' }),
  [0, 1],
)
agrees(
  'the order of fields counts in equality of documents',
  found([{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }], { a: { x: 1, y: 2 } }),
  [0],
)
agrees(
  '$ne and $nin leave out what holds the value anywhere',
  found([{ a: [1, 2] }, { a: 2 }, {}], { a: { $ne: 1 }, b: { $nin: [1] } }),
  [1, 2],
)
agrees('$in with expressions', found([{ a: 'abc' }, { a: 'xbc' }, { a: 7 }], { a: { $in: [/^a/, 7] } }), [0, 2])
agrees('$all', found([{ a: [1, 2, 3] }, { a: [1] }, { a: 1 }], { a: { $all: [1] } }), [0, 1, 2])
agrees('$size', found([{ a: [1, 2] }, { a: [] }, { a: 2 }], { a: { $size: 2 } }), [0])
agrees('$exists', found([{ a: null }, {}, { a: 1 }], { a: { $exists: true } }), [0, 2])
agrees(
  '$type by name',
  found([{ a: new Int32(1) }, { a: new Double(1) }, { a: 'x' }, { a: [Long.ONE] }], { a: { $type: ['int', 'long'] } }),
  [0, 3],
)
agrees('$mod', found([{ a: 8.7 }, { a: 9 }, { a: Long.fromNumber(12) }], { a: { $mod: [4, 0] } }), [0, 2])
agrees('$not', found([{ a: 5 }, { a: 'x' }, {}], { a: { $not: { $gt: 3 } } }), [1, 2])
agrees('$nor and $or', found([{ a: 1 }, { b: 1 }, { c: 1 }], { $or: [{ a: 1 }, { c: 1 }], $nor: [{ c: 1 }] }), [0])
agrees(
  '$expr compares two fields',
  found(
    [
      { a: 1, b: 2 },
      { a: 3, b: 2 },
    ],
    { $expr: { $gt: ['$a', '$b'] } },
  ),
  [1],
)
agrees('a dot matches one character beyond U+FFFF', found([{ a: '李𠮷' }, { a: '李吉吉' }], { a: /^李.$/ }), [0])
agrees('case is folded on demand', found([{ a: 'ABC' }, { a: 'b' }], { a: { $regex: 'abc', $options: 'i' } }), [0])
agrees('bits', found([{ a: 6 }, { a: 1 }], { a: { $bitsAllSet: 2 } }), [0])

const mixed = [
  { v: 'text' },
  { v: new MaxKey() },
  { v: 3 },
  { v: null },
  { v: { x: 1 } },
  { v: [7, 0] },
  { v: new Date(0) },
  { v: true },
  { v: new ObjectId('000000000000000000000001') },
  { v: new MinKey() },
  {},
  { v: new Timestamp({ t: 1, i: 1 }) },
  { v: /x/ },
  { v: new Double(Number.NaN) },
  { v: [] },
]
const sorted = (direction: 1 | -1) => async (db: Db) => {
  await db.collection('c').insertMany(mixed.map((fields, _id) => ({ _id: _id as never, ...fields })))
  const rows = await db.collection<Row>('c').find().sort({ v: direction, _id: 1 }).toArray()
  return rows.map(({ _id }) => _id)
}
agrees('values of all types sort in one order', sorted(1), [9, 14, 3, 10, 13, 5, 2, 0, 4, 8, 7, 6, 11, 12, 1])
agrees('and in the other', sorted(-1), [1, 12, 11, 6, 7, 8, 4, 0, 5, 2, 13, 3, 10, 14, 9])
agrees(
  'text sorts by its UTF-8 bytes',
  async (db) => {
    await db
      .collection('c')
      .insertMany(['\u{20BB7}', '\uff21', 'a', 'B', '中'].map((v, _id) => ({ _id: _id as never, v })))
    return (await db.collection('c').find().sort({ v: 1 }).toArray()).map(({ v }) => v)
  },
  ['B', 'a', '中', '\uff21', '\u{20BB7}'],
)
agrees(
  'skip and limit after the sort',
  async (db) => {
    await db.collection('c').insertMany([3, 1, 2, 5, 4].map((v, _id) => ({ _id: _id as never, v })))
    return (await db.collection('c').find().sort({ v: -1 }).skip(1).limit(2).toArray()).map(({ v }) => v)
  },
  [4, 3],
)

const projected =
  (document: Document, projection: Document, filter: Document = {}) =>
  async (db: Db) => {
    await db.collection('c').insertOne({ _id: 1 as never, ...document })
    return db.collection('c').findOne(filter, { projection })
  }
agrees('a projection takes in', projected({ a: 1, b: { c: 2, d: 3 } }, { 'b.c': 1, _id: 0 }), { b: { c: 2 } })
agrees('a projection leaves out', projected({ a: 1, b: { c: 2, d: 3 } }, { 'b.c': 0 }), { _id: 1, a: 1, b: { d: 3 } })
agrees('a projection of elements', projected({ a: [1, 5, 9] }, { a: { $elemMatch: { $gt: 3 } } }), { _id: 1, a: [5] })
agrees('a projection of the position found', projected({ a: [{ x: 1 }, { x: 2 }], b: 1 }, { 'a.$': 1 }, { 'a.x': 2 }), {
  _id: 1,
  a: [{ x: 2 }],
})
agrees('a slice', projected({ a: [1, 2, 3, 4] }, { a: { $slice: [1, 2] } }), { _id: 1, a: [2, 3] })
agrees('a computed field', projected({ a: 2 }, { twice: { $multiply: ['$a', 2] } }), { _id: 1, twice: 4 })
agrees('in and out do not mix', projected({ a: 1 }, { a: 1, b: 0 }), { code: 31254 })
agrees(
  'distinct values of arrays',
  async (db) => {
    await db.collection('c').insertMany([{ a: [3, 1] }, { a: 1 }, { a: 'x' }, {}])
    return db.collection('c').distinct('a')
  },
  [1, 3, 'x'],
)
agrees(
  'counting',
  async (db) => {
    await db.collection('c').insertMany([{ a: 1 }, { a: 2 }, { a: 3 }])
    return [
      await db.collection('c').countDocuments({ a: { $gt: 1 } }),
      await db.collection('c').countDocuments({}, { skip: 1, limit: 1 }),
      await db.collection('c').countDocuments({ a: 9 }),
      await db.collection('none').estimatedDocumentCount(),
    ]
  },
  [2, 1, 0, 0],
)
agrees('an unknown operator', found([{ a: 1 }], { a: { $frob: 1 } } as never), { code: 2 })
