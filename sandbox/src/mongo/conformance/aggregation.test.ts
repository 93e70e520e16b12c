import { Decimal128, Long } from 'bson'
import type { Db, Document } from 'mongodb'
import { agrees, useServers } from './agreement.ts'

useServers()

const sales = [
  { _id: 1, hall: 'A', service: 'loan', minutes: 10, at: new Date('2026-01-05T02:00:00Z'), tags: ['x', 'y'] },
  { _id: 2, hall: 'A', service: 'deed', minutes: 20, at: new Date('2026-01-06T02:00:00Z'), tags: ['y'] },
  { _id: 3, hall: 'B', service: 'loan', minutes: 30, at: new Date('2026-02-05T02:00:00Z'), tags: [] },
  { _id: 4, hall: 'B', service: 'loan', minutes: null, at: new Date('2026-02-06T02:00:00Z') },
]

const piped = (pipeline: Document[]) => async (db: Db) => {
  await db.collection('sales').insertMany(sales as never)
  await db.collection('halls').insertMany([
    { _id: 'A', name: '历下' },
    { _id: 'C', name: '长清' },
  ] as never)
  return db.collection('sales').aggregate(pipeline).toArray()
}

agrees(
  '$match, $group, $sort',
  piped([
    { $match: { minutes: { $ne: null } } },
    {
      $group: {
        _id: '$hall',
        total: { $sum: '$minutes' },
        mean: { $avg: '$minutes' },
        all: { $push: '$service' },
        n: { $sum: 1 },
      },
    },
    { $sort: { _id: 1 } },
  ]),
  [
    { _id: 'A', total: 30, mean: 15, all: ['loan', 'deed'], n: 2 },
    { _id: 'B', total: 30, mean: 30, all: ['loan'], n: 1 },
  ],
)
agrees(
  '$group by a document, first and last, least and greatest',
  piped([
    { $sort: { _id: 1 } },
    {
      $group: {
        _id: { s: '$service' },
        first: { $first: '$_id' },
        last: { $last: '$_id' },
        min: { $min: '$minutes' },
        max: { $max: '$minutes' },
        halls: { $addToSet: '$hall' },
      },
    },
    { $set: { halls: { $sortArray: { input: '$halls', sortBy: 1 } } } },
    { $sort: { '_id.s': 1 } },
  ]),
  [
    { _id: { s: 'deed' }, first: 2, last: 2, min: 20, max: 20, halls: ['A'] },
    { _id: { s: 'loan' }, first: 1, last: 4, min: 10, max: 30, halls: ['A', 'B'] },
  ],
)
agrees(
  '$project computes',
  piped([
    { $match: { _id: 1 } },
    {
      $project: {
        _id: 0,
        hours: { $divide: ['$minutes', 60] },
        long: { $cond: [{ $gt: ['$minutes', 5] }, 'yes', 'no'] },
        day: { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' } },
        words: { $concat: ['$hall', '-', '$service'] },
      },
    },
  ]),
  [{ hours: 10 / 60, long: 'yes', day: '2026-01-05', words: 'A-loan' }],
)
agrees(
  '$addFields, $unset, $replaceRoot',
  piped([
    { $match: { _id: 2 } },
    { $addFields: { 'deep.value': '$minutes' } },
    { $unset: ['tags', 'at'] },
    { $replaceRoot: { newRoot: { $mergeObjects: ['$deep', { id: '$_id' }] } } },
  ]),
  [{ value: 20, id: 2 }],
)
agrees(
  '$unwind, with and without what is empty',
  piped([
    { $unwind: { path: '$tags', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true } },
    { $sort: { _id: 1, i: 1 } },
    { $project: { tags: 1, i: 1 } },
  ]),
  [
    { _id: 1, tags: 'x', i: Long.fromNumber(0) },
    { _id: 1, tags: 'y', i: Long.fromNumber(1) },
    { _id: 2, tags: 'y', i: Long.fromNumber(0) },
    { _id: 3, i: null },
    { _id: 4, i: null },
  ],
)
agrees(
  '$lookup by field',
  piped([
    { $match: { _id: { $in: [1, 3] } } },
    { $sort: { _id: 1 } },
    { $lookup: { from: 'halls', localField: 'hall', foreignField: '_id', as: 'where' } },
    { $project: { where: 1 } },
  ]),
  [
    { _id: 1, where: [{ _id: 'A', name: '历下' }] },
    { _id: 3, where: [] },
  ],
)
agrees(
  '$lookup by pipeline',
  piped([
    { $match: { _id: 1 } },
    {
      $lookup: {
        from: 'sales',
        let: { h: '$hall' },
        pipeline: [{ $match: { $expr: { $eq: ['$hall', '$$h'] } } }, { $count: 'n' }],
        as: 'same',
      },
    },
    { $project: { same: 1 } },
  ]),
  [{ _id: 1, same: [{ n: 2 }] }],
)
agrees(
  '$facet and $count',
  piped([
    {
      $facet: {
        loans: [{ $match: { service: 'loan' } }, { $count: 'n' }],
        halls: [{ $sortByCount: '$hall' }, { $limit: 1 }, { $project: { count: 1, _id: 0 } }],
      },
    },
  ]),
  [{ loans: [{ n: 3 }], halls: [{ count: 2 }] }],
)
agrees(
  '$bucket',
  piped([{ $bucket: { groupBy: '$minutes', boundaries: [0, 15, 40], default: 'other', output: { n: { $sum: 1 } } } }]),
  [
    { _id: 0, n: 1 },
    { _id: 15, n: 2 },
    { _id: 'other', n: 1 },
  ],
)
agrees(
  '$sort, $skip, $limit',
  piped([{ $sort: { minutes: -1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { minutes: 1 } }]),
  [
    { _id: 2, minutes: 20 },
    { _id: 1, minutes: 10 },
  ],
)
agrees(
  '$unionWith',
  piped([
    { $match: { _id: 1 } },
    { $project: { _id: 1 } },
    { $unionWith: { coll: 'halls', pipeline: [{ $project: { _id: 1 } }, { $sort: { _id: 1 } }] } },
  ]),
  [{ _id: 1 }, { _id: 'A' }, { _id: 'C' }],
)
agrees('$sample gives as many as asked for', async (db) => (await piped([{ $sample: { size: 2 } }])(db)).length, 2)
agrees(
  'money adds exactly',
  async (db) => {
    await db
      .collection('m')
      .insertMany([
        { v: Decimal128.fromString('0.1') },
        { v: Decimal128.fromString('0.2') },
        { v: Long.fromString('9007199254740993') },
      ])
    return db
      .collection('m')
      .aggregate([{ $group: { _id: null, sum: { $sum: '$v' } } }])
      .toArray()
  },
  [{ _id: null, sum: Decimal128.fromString('9007199254740993.3') }],
)
agrees(
  '$merge',
  async (db) => {
    await piped([{ $group: { _id: '$hall', n: { $sum: 1 } } }, { $merge: { into: 'totals' } }])(db)
    await db.collection('totals').updateMany({}, { $set: { kept: true } })
    await db
      .collection('sales')
      .aggregate([{ $match: { hall: 'A' } }, { $group: { _id: '$hall', n: { $sum: 10 } } }, { $merge: 'totals' }])
      .toArray()
    return db.collection('totals').find().sort({ _id: 1 }).toArray()
  },
  [
    { _id: 'A', n: 20, kept: true },
    { _id: 'B', n: 2, kept: true },
  ],
)
agrees(
  '$merge by a pipeline',
  async (db) => {
    await db.collection<{ _id: string; n: number }>('totals').insertOne({ _id: 'A', n: 100 })
    await piped([
      { $group: { _id: '$hall', n: { $sum: 1 } } },
      {
        $merge: {
          into: 'totals',
          whenMatched: [{ $set: { n: { $add: ['$n', '$$new.n'] } } }],
          whenNotMatched: 'discard',
        },
      },
    ])(db)
    return db.collection('totals').find().toArray()
  },
  [{ _id: 'A', n: 102 }],
)
agrees(
  '$out replaces what was there',
  async (db) => {
    await db.collection('kept').insertOne({ old: true })
    await piped([{ $match: { hall: 'B' } }, { $project: { hall: 1 } }, { $out: 'kept' }])(db)
    return db.collection('kept').find().sort({ _id: 1 }).toArray()
  },
  [
    { _id: 3, hall: 'B' },
    { _id: 4, hall: 'B' },
  ],
)
agrees(
  'results come in batches',
  async (db) => {
    await db.collection('n').insertMany(Array.from({ length: 300 }, (_, n) => ({ n })))
    const cursor = db
      .collection('n')
      .aggregate([{ $match: { n: { $gte: 0 } } }, { $project: { n: 1 } }], { batchSize: 50 })
    let sum = 0
    for await (const { n } of cursor) sum += n
    return sum
  },
  44850,
)
agrees('an unknown stage', piped([{ $frob: {} }]), { code: 40324 })
agrees('an unknown expression', piped([{ $addFields: { a: { $frob: 1 } } }]), { code: 168 })
agrees(
  'a collection that is not there is empty',
  async (db) =>
    db
      .collection('none')
      .aggregate([{ $group: { _id: null, n: { $sum: 1 } } }])
      .toArray(),
  [],
)
agrees(
  '$documents',
  async (db) => db.aggregate([{ $documents: [{ a: 1 }, { a: 2 }] }, { $match: { a: 2 } }]).toArray(),
  [{ a: 2 }],
)
