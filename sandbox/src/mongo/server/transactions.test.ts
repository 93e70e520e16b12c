import mongoose, { type Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TemporaryServer, temporaryServer } from './temporary-server.ts'
import { WireClient } from './wire-client.ts'

let server: TemporaryServer
let connection: Connection

interface Account {
  _id: string
  amount: number
  owner?: string
}
const accounts = () => connection.collection<Account>('accounts')

beforeAll(async () => {
  server = await temporaryServer()
  connection = await mongoose.createConnection(server.uri, { dbName: 'transactions' }).asPromise()
  await accounts().createIndex({ owner: 1 }, { unique: true, sparse: true })
})

beforeEach(async () => {
  await accounts().deleteMany({})
  await accounts().insertMany([
    { _id: 'a', amount: 10 },
    { _id: 'b', amount: 0 },
  ])
})

afterAll(async () => {
  await connection.close()
  await server.stop()
})

test('writes are seen inside at once, outside after the commit, and all together', async () => {
  await connection.transaction(async (session) => {
    await accounts().updateOne({ _id: 'a' }, { $inc: { amount: -3 } }, { session })
    await accounts().updateOne({ _id: 'b' }, { $inc: { amount: 3 } }, { session })
    await accounts().insertOne({ _id: 'c', amount: 1 }, { session })
    const inside = await accounts().find({}, { session }).sort({ amount: -1 }).toArray()
    expect(inside.map(({ _id, amount }) => `${_id}${amount}`)).toEqual(['a7', 'b3', 'c1'])
    const outside = await accounts().find().sort({ amount: -1 }).toArray()
    expect(outside.map(({ _id, amount }) => `${_id}${amount}`)).toEqual(['a10', 'b0'])
  })
  const after = await accounts().find().sort({ _id: 1 }).toArray()
  expect(after.map(({ _id, amount }) => `${_id}${amount}`)).toEqual(['a7', 'b3', 'c1'])
})

test('an aborted transaction leaves nothing behind', async () => {
  const attempt = connection.transaction(async (session) => {
    await accounts().deleteOne({ _id: 'a' }, { session })
    await accounts().insertOne({ _id: 'c', amount: 1 }, { session })
    throw new Error('changed my mind')
  })
  await expect(attempt).rejects.toThrow('changed my mind')
  expect(await accounts().find().sort({ _id: 1 }).toArray()).toMatchObject([{ _id: 'a', amount: 10 }, { _id: 'b' }])
  await accounts().insertOne({ _id: 'c', amount: 2 })
})

test('reads stay at the moment the transaction began', async () => {
  const session = await connection.startSession()
  session.startTransaction()
  expect((await accounts().findOne({ _id: 'a' }, { session }))?.amount).toBe(10)
  await accounts().updateOne({ _id: 'a' }, { $set: { amount: 99 } })
  await accounts().deleteOne({ _id: 'b' })
  await accounts().insertOne({ _id: 'new', amount: 5 })
  const seen = await accounts().find({}, { session }).sort({ _id: 1 }).toArray()
  expect(seen).toMatchObject([
    { _id: 'a', amount: 10 },
    { _id: 'b', amount: 0 },
  ])
  await expect(accounts().updateOne({ _id: 'a' }, { $inc: { amount: 1 } }, { session })).rejects.toMatchObject({
    code: 112,
    codeName: 'WriteConflict',
    errorLabels: ['TransientTransactionError'],
  })
  await expect(accounts().findOne({ _id: 'a' }, { session })).rejects.toMatchObject({ code: 251 })
  await session.abortTransaction()
  await session.endSession()
})

test('of two transactions that write the same document the second one is told so at once', async () => {
  const [one, two] = await Promise.all([connection.startSession(), connection.startSession()])
  one.startTransaction()
  two.startTransaction()
  await accounts().updateOne({ _id: 'a' }, { $inc: { amount: 1 } }, { session: one })
  const second = accounts().updateOne({ _id: 'a' }, { $inc: { amount: 1 } }, { session: two })
  await expect(second).rejects.toMatchObject({ code: 112, errorLabels: ['TransientTransactionError'] })
  await one.commitTransaction()
  await two.abortTransaction()
  expect((await accounts().findOne({ _id: 'a' }))?.amount).toBe(11)
  await Promise.all([one.endSession(), two.endSession()])
})

test('a write outside waits for the transaction that holds the document', async () => {
  const session = await connection.startSession()
  session.startTransaction()
  await accounts().updateOne({ _id: 'a' }, { $inc: { amount: 1 } }, { session })
  const waiting = accounts().findOneAndUpdate({ _id: 'a' }, { $inc: { amount: 1 } }, { returnDocument: 'after' })
  await session.commitTransaction()
  expect((await waiting)?.amount).toBe(12)
  await session.endSession()
})

test('a unique key belongs to the transaction that took it first', async () => {
  const [one, two] = await Promise.all([connection.startSession(), connection.startSession()])
  one.startTransaction()
  two.startTransaction()
  await accounts().insertOne({ _id: 'x', amount: 0, owner: 'li' }, { session: one })
  const second = accounts().insertOne({ _id: 'y', amount: 0, owner: 'li' }, { session: two })
  await expect(second).rejects.toMatchObject({ code: 112 })
  const outside = accounts().insertOne({ _id: 'z', amount: 0, owner: 'li' })
  const refused = expect(outside).rejects.toMatchObject({ code: 11000, keyValue: { owner: 'li' } })
  await one.commitTransaction()
  await refused
  await two.abortTransaction()
  await Promise.all([one.endSession(), two.endSession()])
})

test('one document may hand its unique key to another within a transaction', async () => {
  await accounts().updateOne({ _id: 'a' }, { $set: { owner: 'zhou' } })
  await connection.transaction(async (session) => {
    await accounts().updateOne({ _id: 'a' }, { $unset: { owner: 1 } }, { session })
    await accounts().updateOne({ _id: 'b' }, { $set: { owner: 'zhou' } }, { session })
  })
  expect(await accounts().findOne({ owner: 'zhou' })).toMatchObject({ _id: 'b' })
})

test('a duplicate key inside ends the transaction', async () => {
  await accounts().updateOne({ _id: 'a' }, { $set: { owner: 'wu' } })
  const session = await connection.startSession()
  session.startTransaction()
  await accounts().insertOne({ _id: 'c', amount: 1 }, { session })
  await expect(accounts().insertOne({ _id: 'd', amount: 1, owner: 'wu' }, { session })).rejects.toMatchObject({
    code: 11000,
  })
  await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 })
  expect(await accounts().countDocuments({ _id: { $in: ['c', 'd'] } })).toBe(0)
  await session.endSession()
})

test('ten transactions that read, add one and write lose none of the ten', async () => {
  await Promise.all(
    Array.from({ length: 10 }, () =>
      connection.transaction(async (session) => {
        const account = await accounts().findOne({ _id: 'b' }, { session })
        await accounts().updateOne({ _id: 'b' }, { $set: { amount: account!.amount + 1 } }, { session })
      }),
    ),
  )
  expect((await accounts().findOne({ _id: 'b' }))?.amount).toBe(10)
})

test('an update that changes nothing still protects what was read', async () => {
  const session = await connection.startSession()
  session.startTransaction()
  await accounts().updateOne({ _id: 'b' }, { $set: { amount: 0 } }, { session })
  let isDone = false
  const outside = accounts()
    .updateOne({ _id: 'b' }, { $set: { amount: 5 } })
    .then(() => {
      isDone = true
    })
  await accounts().findOne({ _id: 'a' })
  expect(isDone).toBe(false)
  await session.commitTransaction()
  await outside
  await session.endSession()
})

test('a commit may be repeated, an abort and an unknown transaction are told apart', async () => {
  const session = await connection.startSession()
  session.startTransaction()
  await accounts().insertOne({ _id: 'c', amount: 1 }, { session })
  await session.commitTransaction()
  await session.commitTransaction()
  session.startTransaction()
  const lsid = session.id
  const stale = { commitTransaction: 1, lsid, txnNumber: mongoose.mongo.Long.fromNumber(77), autocommit: false }
  await expect(connection.getClient().db('admin').command(stale)).rejects.toMatchObject({ code: 251 })
  await session.abortTransaction()
  await session.endSession()
})

test('a collection may be born in a transaction', async () => {
  await connection.transaction(async (session) => {
    await connection.collection('born').insertOne({ n: 1 }, { session })
  })
  expect(await connection.collection('born').findOne()).toMatchObject({ n: 1 })
})

test('the transaction of a client that was cut off does not hold its documents for long', async () => {
  const cutOff = await WireClient.open(server.uri)
  const update = { update: 'accounts', updates: [{ q: { _id: 'a' }, u: { $set: { amount: 1 } } }], $db: 'transactions' }
  const open = { lsid: { id: new mongoose.mongo.UUID() }, txnNumber: mongoose.mongo.Long.ONE, autocommit: false }
  expect(await cutOff.command({ ...update, ...open, startTransaction: true })).toMatchObject({ nModified: 1 })
  cutOff.close()
  expect(await accounts().findOneAndUpdate({ _id: 'a' }, { $inc: { amount: 1 } })).toMatchObject({ amount: 10 })
})

test('fifty clients adding one to the same document lose nothing', async () => {
  const clients = await Promise.all(
    Array.from({ length: 50 }, () => new mongoose.mongo.MongoClient(server.uri, { maxPoolSize: 1 }).connect()),
  )
  await Promise.all(
    clients.map(async (client) => {
      const counters = client.db('transactions').collection<Account>('accounts')
      for (let i = 0; i < 10; i += 1) await counters.updateOne({ _id: 'b' }, { $inc: { amount: 1 } })
      // And by compare and set: read, then write only if nobody else has.
      for (;;) {
        const { amount } = (await counters.findOne({ _id: 'b' }))!
        if (await counters.findOneAndUpdate({ _id: 'b', amount }, { $set: { amount: amount + 1 } })) break
      }
    }),
  )
  expect((await accounts().findOne({ _id: 'b' }))?.amount).toBe(550)
  await Promise.all(clients.map((client) => client.close()))
})
