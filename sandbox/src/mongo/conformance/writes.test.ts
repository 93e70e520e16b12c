import { Decimal128, Double, Int32, Long, Timestamp } from 'bson'
import type { Db, Document, UpdateOptions } from 'mongodb'
import { agrees, useServers } from './agreement.ts'

useServers()

type Row = Document & { _id: number }

/** What an update makes of one document. */
const updated =
  (document: Document, update: Document | Document[], options: UpdateOptions = {}, filter: Document = { _id: 1 }) =>
  async (db: Db) => {
    const rows = db.collection<Row>('c')
    await rows.insertOne({ _id: 1, ...document })
    await rows.updateOne(filter, update, options)
    return rows.findOne({ _id: 1 })
  }

agrees('$set makes the way', updated({}, { $set: { 'a.b': 1, 'a.c': 2 } }), { _id: 1, a: { b: 1, c: 2 } })
agrees('$set on a position fills with null', updated({ a: [1] }, { $set: { 'a.3': 4 } }), {
  _id: 1,
  a: [1, null, null, 4],
})
agrees('$set below a scalar is refused', updated({ a: 1 }, { $set: { 'a.b': 1 } }), {
  code: 28,
})
agrees('$unset', updated({ a: 1, b: [1, 2] }, { $unset: { a: '', 'b.0': '' } }), { _id: 1, b: [null, 2] })
agrees('$inc adds, and makes', updated({ a: 1.5 }, { $inc: { a: 2, b: 3 } }), { _id: 1, a: 3.5, b: 3 })
agrees('$inc on text is refused', updated({ a: 'x' }, { $inc: { a: 1 } }), { code: 14 })
agrees('$mul, $min, $max', updated({ a: 3, b: 5, c: 5 }, { $mul: { a: 2, n: 2 }, $min: { b: 4 }, $max: { c: 4 } }), {
  _id: 1,
  a: 6,
  b: 4,
  c: 5,
  n: 0,
})
agrees('$rename', updated({ a: 1, b: 2 }, { $rename: { a: 'c' } }), { _id: 1, b: 2, c: 1 })
agrees(
  '$push with all its modifiers',
  updated({ a: [5, 1] }, { $push: { a: { $each: [3, 9], $sort: -1, $slice: 3 } } }),
  { _id: 1, a: [9, 5, 3] },
)
agrees('$push at a position', updated({ a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }), {
  _id: 1,
  a: [1, 2, 3, 4],
})
agrees('$push on a scalar is refused', updated({ a: 1 }, { $push: { a: 2 } }), { code: 2 })
agrees('$addToSet', updated({ a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }), { _id: 1, a: [1, 2] })
agrees('$pop', updated({ a: [1, 2, 3], b: [1, 2] }, { $pop: { a: -1, b: 1 } }), { _id: 1, a: [2, 3], b: [1] })
agrees('$pull by condition', updated({ a: [1, 5, 9] }, { $pull: { a: { $gt: 3 } } }), { _id: 1, a: [1] })
agrees('$pull of documents', updated({ a: [{ x: 1, y: 1 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }), {
  _id: 1,
  a: [{ x: 2 }],
})
agrees('$pullAll', updated({ a: [1, 2, 1, 3] }, { $pullAll: { a: [1, 3] } }), { _id: 1, a: [2] })
agrees('$bit', updated({ a: 13 }, { $bit: { a: { and: 10 } } }), { _id: 1, a: 8 })
agrees('the position found', updated({ a: [{ x: 1 }, { x: 2 }] }, { $set: { 'a.$.y': 9 } }, {}, { _id: 1, 'a.x': 2 }), {
  _id: 1,
  a: [{ x: 1 }, { x: 2, y: 9 }],
})
agrees('a position that was not looked for', updated({ a: [1] }, { $set: { 'a.$': 9 } }), {
  code: 2,
})
agrees('all positions', updated({ a: [{ x: 1 }, { x: 2 }] }, { $inc: { 'a.$[].x': 10 } }), {
  _id: 1,
  a: [{ x: 11 }, { x: 12 }],
})
agrees(
  'filtered positions',
  updated({ a: [1, 5, 9] }, { $set: { 'a.$[big]': 0 } }, { arrayFilters: [{ big: { $gt: 3 } }] }),
  { _id: 1, a: [1, 0, 0] },
)
agrees('two operators on one path', updated({ a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }), {
  code: 40,
})
agrees('_id does not change', updated({}, { $set: { _id: 2 } }), { code: 66 })
agrees('an unknown operator', updated({}, { $frob: { a: 1 } }), { code: 9 })
agrees('an update by pipeline', updated({ a: 2 }, [{ $set: { b: { $add: ['$a', 1] } } }, { $unset: 'a' }]), {
  _id: 1,
  b: 3,
})
agrees('integer-like names keep their place', updated({ b: 1, 1: 2 }, { $set: { c: 3 } }), { _id: 1, b: 1, 1: 2, c: 3 })

agrees(
  'types survive and grow',
  async (db) => {
    const rows = db.collection<Row>('c')
    await rows.insertOne({
      _id: 1,
      i: new Int32(2147483647),
      l: Long.fromNumber(1),
      d: new Double(1),
      x: Decimal128.fromString('1.10'),
    })
    await rows.updateOne({ _id: 1 }, { $inc: { i: 1, l: 1, d: 1, x: 1 } as never })
    return db
      .collection('c')
      .aggregate([{ $project: { i: { $type: '$i' }, l: { $type: '$l' }, d: { $type: '$d' }, x: { $toString: '$x' } } }])
      .next()
  },
  { _id: 1, i: 'long', l: 'long', d: 'double', x: '2.10' },
)

agrees(
  'an upsert takes what the filter says',
  async (db) => {
    const rows = db.collection<Row>('c')
    const result = await rows.updateOne(
      { _id: 7, a: 1, b: { $gt: 3 }, 'c.d': 2 },
      { $set: { e: 5 }, $setOnInsert: { f: 6 } },
      { upsert: true },
    )
    return { result, document: await rows.findOne() }
  },
  {
    result: { matchedCount: 0, modifiedCount: 0, upsertedCount: 1, upsertedId: 7 },
    document: { _id: 7, a: 1, c: { d: 2 }, e: 5, f: 6 },
  },
)

agrees(
  'a replacement keeps the _id',
  async (db) => {
    const rows = db.collection<Row>('c')
    await rows.insertOne({ _id: 1, a: 1, b: 2 })
    const result = await rows.replaceOne({ a: 1 }, { c: 3 })
    return { result, document: await rows.findOne() }
  },
  { result: { matchedCount: 1, modifiedCount: 1, upsertedCount: 0, upsertedId: null }, document: { _id: 1, c: 3 } },
)

agrees(
  'an update that changes nothing matches but does not modify',
  async (db) => {
    const rows = db.collection<Row>('c')
    await rows.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
    ])
    return rows.updateMany({}, { $set: { a: 1 } })
  },
  { matchedCount: 2, modifiedCount: 1, upsertedCount: 0, upsertedId: null },
)

agrees(
  'findOneAndUpdate gives before or after',
  async (db) => {
    const rows = db.collection<Row>('c')
    await rows.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 5 },
    ])
    return [
      await rows.findOneAndUpdate({}, { $inc: { n: 1 } }, { sort: { n: -1 } }),
      await rows.findOneAndUpdate(
        { n: 6 },
        { $inc: { n: 1 } },
        { returnDocument: 'after', projection: { n: 1, _id: 0 } },
      ),
      await rows.findOneAndUpdate({ _id: 9 }, { $set: { n: 0 } }),
      await rows.findOneAndUpdate({ _id: 9 }, { $set: { n: 0 } }, { upsert: true, returnDocument: 'after' }),
      await rows.findOneAndDelete({ n: 1 }),
      await rows.findOneAndReplace({ _id: 2 }, { m: 1 }, { returnDocument: 'after', includeResultMetadata: true }),
    ]
  },
  [
    { _id: 2, n: 5 },
    { n: 7 },
    null,
    { _id: 9, n: 0 },
    { _id: 1, n: 1 },
    { lastErrorObject: { n: 1, updatedExisting: true }, value: { _id: 2, m: 1 }, ok: 1 },
  ],
)

agrees(
  'an ordered insert stops at the first refusal',
  async (db) => {
    await db.collection<Row>('c').insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }])
  },
  { code: 11000, insertedCount: 1, writeErrors: [{ index: 1, code: 11000 }] },
)

agrees(
  'an unordered insert goes on',
  async (db) => {
    await db.collection<Row>('c').insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }], { ordered: false })
  },
  {
    code: 11000,
    insertedCount: 2,
    writeErrors: [
      { index: 1, code: 11000 },
      { index: 3, code: 11000 },
    ],
  },
)

agrees(
  'a duplicate key names its index and its value',
  async (db) => {
    await db.collection('c').createIndex({ 'a.b': 1, c: -1 }, { unique: true })
    await db.collection('c').insertOne({ a: { b: 'x' } })
    await db.collection('c').insertOne({ a: { b: 'x' }, c: null })
  },
  { code: 11000, keyPattern: { 'a.b': 1, c: -1 }, keyValue: { 'a.b': 'x', c: null } },
)

agrees(
  'an array as _id',
  async (db) => {
    await db.collection('c').insertOne({ _id: [1] as never })
  },
  { code: 53 },
)

agrees(
  'deleting one and many',
  async (db) => {
    const rows = db.collection<Row>('c')
    await rows.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 1 },
      { _id: 3, a: 1 },
    ])
    return [
      await rows.deleteOne({ a: 1 }),
      await rows.find().toArray(),
      await rows.deleteMany({ a: 1 }),
      await rows.deleteMany({}),
    ]
  },
  [
    { deletedCount: 1 },
    [
      { _id: 2, a: 1 },
      { _id: 3, a: 1 },
    ],
    { deletedCount: 2 },
    { deletedCount: 0 },
  ],
)

agrees(
  'a cursor over several batches',
  async (db) => {
    await db.collection<Row>('c').insertMany(Array.from({ length: 350 }, (_, _id) => ({ _id })))
    const cursor = db
      .collection<Row>('c')
      .find({ _id: { $gte: 10 } })
      .batchSize(100)
    let sum = 0
    for await (const { _id } of cursor) sum += _id
    return sum
  },
  61030,
)

agrees(
  'a timestamp and other rare types come back',
  async (db) => {
    await db
      .collection('c')
      .insertOne({ _id: 1 as never, t: new Timestamp({ t: 5, i: 6 }), u: { $ref: 'x', $id: 1 }, n: -0.5 })
    return db.collection('c').findOne()
  },
  { _id: 1, t: new Timestamp({ t: 5, i: 6 }), u: { $ref: 'x', $id: 1 }, n: -0.5 },
)
