import type { ClientSession, Db } from 'mongodb'
import { agrees, useServers } from './agreement.ts'

useServers()

interface Row {
  _id: number
  n: number
}

/** Two rows, and one open transaction (or two) on them. */
const within =
  (act: (rows: ReturnType<typeof rowsOf>, first: ClientSession, second: ClientSession) => Promise<unknown>) =>
  async (db: Db) => {
    const rows = rowsOf(db)
    await rows.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ])
    const sessions = [db.client.startSession(), db.client.startSession()] as const
    for (const session of sessions) session.startTransaction()
    try {
      return await act(rows, ...sessions)
    } finally {
      for (const session of sessions) await session.endSession()
    }
  }
const rowsOf = (db: Db) => db.collection<Row>('rows')

agrees(
  'own writes are seen inside, others only after the end',
  within(async (rows, session) => {
    await rows.updateOne({ _id: 1 }, { $inc: { n: 10 } }, { session })
    await rows.deleteOne({ _id: 2 }, { session })
    await rows.insertOne({ _id: 3, n: 3 }, { session })
    const inside = await rows.find({}, { session }).sort({ n: -1 }).toArray()
    const outside = await rows.find().sort({ n: -1 }).toArray()
    await session.commitTransaction()
    return [inside, outside, await rows.find().sort({ _id: 1 }).toArray()]
  }),
  [
    [
      { _id: 1, n: 11 },
      { _id: 3, n: 3 },
    ],
    [
      { _id: 2, n: 2 },
      { _id: 1, n: 1 },
    ],
    [
      { _id: 1, n: 11 },
      { _id: 3, n: 3 },
    ],
  ],
)

agrees(
  'reads are those of the first statement',
  within(async (rows, session) => {
    await rows.findOne({ _id: 1 }, { session })
    await rows.updateMany({}, { $inc: { n: 100 } })
    await rows.insertOne({ _id: 9, n: 9 })
    const seen = await rows.find({}, { session }).sort({ _id: 1 }).toArray()
    const counted = await rows.countDocuments({ n: { $lt: 50 } }, { session })
    const summed = await rows.aggregate([{ $group: { _id: null, n: { $sum: '$n' } } }], { session }).toArray()
    await session.commitTransaction()
    return [seen, counted, summed]
  }),
  [
    [
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ],
    2,
    [{ _id: null, n: 3 }],
  ],
)

const conflict = { code: 112, errorLabels: ['TransientTransactionError'] }
agrees(
  'two writers of one document',
  within(async (rows, first, second) => {
    await rows.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: first })
    await rows.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session: second })
  }),
  conflict,
)

agrees(
  'a document written since the snapshot',
  within(async (rows, session) => {
    await rows.findOne({ _id: 2 }, { session })
    await rows.updateOne({ _id: 1 }, { $inc: { n: 1 } })
    await rows.updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session })
  }),
  conflict,
)

agrees(
  'two inserts of one key',
  within(async (rows, first, second) => {
    await rows.insertOne({ _id: 5, n: 1 }, { session: first })
    await rows.insertOne({ _id: 5, n: 2 }, { session: second })
  }),
  conflict,
)

agrees(
  'a key that is taken',
  within(async (rows, session) => {
    await rows.insertOne({ _id: 1, n: 1 }, { session })
  }),
  { code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 1 } },
)

agrees(
  'after a refusal the transaction is gone',
  within(async (rows, session) => {
    await rows.insertOne({ _id: 1, n: 1 }, { session }).catch(() => undefined)
    await rows.findOne({}, { session })
  }),
  { code: 251, errorLabels: ['TransientTransactionError'] },
)

agrees(
  'a change refused for its key lets go of its document',
  within(async (rows, session) => {
    await rows.createIndex({ n: 1 }, { unique: true })
    const code = await rows.updateOne({ _id: 1 }, { $set: { n: 2 } }, { session }).catch((error) => error.code)
    await session.abortTransaction()
    await rows.updateOne({ _id: 1 }, { $set: { n: 3 } })
    return [code, await rows.findOne({ _id: 1 })]
  }),
  [11000, { _id: 1, n: 3 }],
)

agrees(
  'an aborted transaction leaves nothing',
  within(async (rows, session) => {
    await rows.updateMany({}, { $set: { n: 0 } }, { session })
    await session.abortTransaction()
    return rows.find().sort({ _id: 1 }).toArray()
  }),
  [
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ],
)

agrees(
  'an index serves inside too, with own writes in their place',
  within(async (rows, session) => {
    await rows.insertMany(
      [
        { _id: 3, n: 7 },
        { _id: 4, n: 5 },
      ],
      { session },
    )
    await rows.updateOne({ _id: 1 }, { $set: { n: 6 } }, { session })
    const found = await rows
      .find({ _id: { $gte: 1 } }, { session })
      .sort({ _id: -1 })
      .limit(3)
      .toArray()
    const next = await rows.findOneAndUpdate(
      {},
      { $inc: { n: 1 } },
      { session, sort: { n: -1 }, returnDocument: 'after' },
    )
    await session.abortTransaction()
    return [found.map(({ _id }) => _id), next]
  }),
  [[4, 3, 2], { _id: 3, n: 8 }],
)

agrees(
  'a command that has no place in a transaction',
  within(async (rows, session) => {
    await rows.findOne({}, { session })
    await rows.drop({ session })
  }),
  { code: 263 },
)
