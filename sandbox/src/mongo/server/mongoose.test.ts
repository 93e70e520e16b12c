import mongoose, { type Connection, Schema } from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TemporaryServer, temporaryServer } from './temporary-server.ts'

let server: TemporaryServer
let connection: Connection

beforeAll(async () => {
  server = await temporaryServer()
  connection = await mongoose.createConnection(server.uri, { dbName: 'mongoose' }).asPromise()
})

afterAll(async () => {
  await connection.close()
  await server.stop()
})

test('a duplicate key is refused with its key, on insert, update and upsert', async () => {
  const Person = connection.model(
    'Person',
    new Schema({ phone: { type: String, unique: true }, city: String, plot: Number }).index(
      { city: 1, plot: 1 },
      { unique: true },
    ),
  )
  await Person.init()
  await Person.create({ phone: '1', city: 'Jinan', plot: 1 })
  const other = await Person.create({ phone: '2', city: 'Jinan', plot: 2 })
  const refusal = { code: 11000, keyPattern: { phone: 1 }, keyValue: { phone: '1' } }
  await expect(Person.create({ phone: '1', city: 'Jinan', plot: 3 })).rejects.toMatchObject(refusal)
  await expect(Person.updateOne({ _id: other._id }, { phone: '1' })).rejects.toMatchObject(refusal)
  await expect(Person.findOneAndUpdate({ _id: other._id }, { phone: '1' })).rejects.toMatchObject(refusal)
  await expect(Person.updateOne({ city: 'Zibo' }, { phone: '1' }, { upsert: true })).rejects.toMatchObject(refusal)
  await expect(Person.create({ phone: '3', city: 'Jinan', plot: 2 })).rejects.toMatchObject({
    keyPattern: { city: 1, plot: 1 },
    keyValue: { city: 'Jinan', plot: 2 },
  })
  expect(await Person.find({ plot: 2 }).lean()).toMatchObject([{ phone: '2', city: 'Jinan' }])
})

test('populate follows references, in arrays too', async () => {
  const Hall = connection.model('Hall', new Schema({ name: String }))
  const Visit = connection.model(
    'Visit',
    new Schema({
      hall: { type: Schema.Types.ObjectId, ref: 'Hall' },
      others: [{ type: Schema.Types.ObjectId, ref: 'Hall' }],
    }),
  )
  const [one, two] = await Hall.create([{ name: '历下' }, { name: '市中' }])
  await Visit.create({ hall: one!._id, others: [two!._id, one!._id] })
  const visit = await Visit.findOne().populate('hall').populate('others').lean()
  expect(visit).toMatchObject({ hall: { name: '历下' }, others: [{ name: '市中' }, { name: '历下' }] })
})

test('a document saved twice from the same version is refused the second time', async () => {
  const Case = connection.model('Case', new Schema({ state: String, notes: [String] }, { optimisticConcurrency: true }))
  const { _id } = await Case.create({ state: 'draft', notes: [] })
  const [first, second] = await Promise.all([Case.findById(_id), Case.findById(_id)])
  first!.state = 'submitted'
  await first!.save()
  second!.notes.push('late')
  await expect(second!.save()).rejects.toMatchObject({ name: 'VersionError' })
  expect(await Case.findById(_id).lean()).toMatchObject({ state: 'submitted', notes: [], __v: 1 })
})

test('every kind of value comes back as it went in', async () => {
  const Kinds = connection.model(
    'Kinds',
    new Schema(
      {
        name: String,
        at: Date,
        bytes: Buffer,
        fee: Schema.Types.Decimal128,
        count: BigInt,
        rate: Schema.Types.Double,
        small: Schema.Types.Int32,
        places: { type: Map, of: Number },
        id: Schema.Types.UUID,
        mixed: Schema.Types.Mixed,
      },
      { id: false },
    ),
  )
  const given = {
    name: '李𠮷 阿依古丽·买买提 🏠',
    at: new Date('2026-11-21T08:00:00.123Z'),
    bytes: Buffer.from([0, 255, 1]),
    fee: mongoose.Types.Decimal128.fromString('1234567890.10'),
    count: 9007199254740993n,
    rate: 3.1,
    small: 7,
    places: new Map([
      ['b', 2],
      ['1', 1],
    ]),
    id: new mongoose.Types.UUID('11111111-2222-4333-8444-555555555555'),
    mixed: { deep: [{ nothing: null, yes: true }], dollar$: 1.5 },
  }
  await Kinds.create(given)
  const back = await Kinds.findOne({ count: 9007199254740993n })
  expect(back?.name).toBe(given.name)
  expect(back?.at).toEqual(given.at)
  expect(Buffer.from(back!.bytes!)).toEqual(given.bytes)
  expect(back?.fee?.toString()).toBe('1234567890.10')
  expect(back?.count).toBe(given.count)
  expect(back?.rate?.valueOf()).toBe(3.1)
  expect(back?.small).toBe(7)
  expect([...back!.places!.entries()].sort()).toEqual([
    ['1', 1],
    ['b', 2],
  ])
  expect(String(back?.id)).toBe(String(given.id))
  expect(back?.mixed).toEqual(given.mixed)
  expect(await Kinds.countDocuments({ fee: { $gt: mongoose.Types.Decimal128.fromString('1234567890.09') } })).toBe(1)
  expect(await Kinds.countDocuments({ name: /^李𠮷/ })).toBe(1)
})

test('indexes are synchronised with the schema', async () => {
  const schema = new Schema({ a: Number, b: Number, at: Date })
  schema.index({ a: 1, b: -1 }, { unique: true, partialFilterExpression: { b: { $exists: true } } })
  schema.index({ at: 1 }, { expireAfterSeconds: 3600 })
  const Synced = connection.model('Synced', schema)
  await Synced.createCollection()
  await Synced.collection.createIndex({ old: 1 })
  expect(await Synced.diffIndexes()).toMatchObject({ toDrop: ['old_1'] })
  await Synced.syncIndexes()
  expect((await Synced.listIndexes()).map((index) => index.name).sort()).toEqual(['_id_', 'a_1_b_-1', 'at_1'])
  expect(await Synced.diffIndexes()).toEqual({ toDrop: [], toCreate: [] })
  await Synced.create([{ a: 1 }, { a: 1 }, { a: 1, b: 1 }])
  await expect(Synced.create({ a: 1, b: 1 })).rejects.toMatchObject({ code: 11000 })
})

test('array operators, filters and positions', async () => {
  const Queue = connection.model(
    'Queue',
    new Schema({ name: String, tickets: [{ number: Number, state: String }], tags: [String] }),
  )
  const { _id } = await Queue.create({
    name: 'q',
    tickets: [
      { number: 1, state: 'waiting' },
      { number: 2, state: 'waiting' },
    ],
  })
  await Queue.updateOne({ _id, 'tickets.number': 2 }, { $set: { 'tickets.$.state': 'called' } })
  await Queue.updateOne({ _id }, { $set: { 'tickets.$[t].state': 'missed' } }, { arrayFilters: [{ 't.number': 1 }] })
  await Queue.updateOne({ _id }, { $push: { tags: { $each: ['c', 'a', 'b'], $sort: 1, $slice: 2 } } })
  await Queue.updateOne({ _id }, { $addToSet: { tags: 'z' }, $pull: { tickets: { state: 'missed' } } })
  const queue = await Queue.findById(_id).lean()
  expect(queue).toMatchObject({ tags: ['a', 'b', 'z'], tickets: [{ number: 2, state: 'called' }] })
  const shown = await Queue.findOne({ _id, 'tickets.number': 2 }, { 'tickets.$': 1 }).lean()
  expect(shown?.tickets).toHaveLength(1)
})

test('a cursor reads a collection in batches', async () => {
  const Row = connection.model('Row', new Schema({ n: Number }))
  await Row.insertMany(Array.from({ length: 1200 }, (_, n) => ({ n })))
  const seen: number[] = []
  for await (const row of Row.find().sort({ n: -1 }).batchSize(100).cursor()) seen.push(row.n!)
  expect(seen).toHaveLength(1200)
  expect(seen.slice(0, 3)).toEqual([1199, 1198, 1197])
  expect(await Row.find({ n: { $in: [5, 7] } }).distinct('n')).toEqual([5, 7])
  expect(await Row.estimatedDocumentCount()).toBe(1200)
})

test('an index is built while others write, and holds what they wrote', async () => {
  const rows = connection.collection<{ _id: number; v?: number; w: number[] }>('built')
  await rows.insertMany(Array.from({ length: 6000 }, (_, _id) => ({ _id, v: _id, w: [_id, -_id] })))
  let isBuilt = false
  const building = rows.createIndexes([{ key: { v: 1 } }, { key: { w: 1 } }]).then(() => {
    isBuilt = true
  })
  let writes = 0
  while (!isBuilt) {
    const _id = (writes * 997) % 6000
    await Promise.all([
      rows.updateOne({ _id }, { $set: { v: -_id, w: [_id * 2] } }),
      rows.deleteOne({ _id: (_id + 3000) % 6000 }),
      rows.insertOne({ _id: 10_000 + writes, v: 7, w: [7] }),
    ])
    writes += 1
  }
  await building
  expect(writes).toBeGreaterThan(2)
  expect(await connection.db!.command({ validate: 'built' })).toMatchObject({ valid: true, errors: [] })
})

test('a cursor over what is dropped ends with an error', async () => {
  const rows = connection.collection('dropped')
  await rows.insertMany(Array.from({ length: 1500 }, (_, n) => ({ n })))
  await rows.createIndex({ n: 1 })
  const cursor = rows.find({ n: { $gte: 0 } }).batchSize(10)
  await cursor.next()
  await rows.drop()
  await expect(cursor.toArray()).rejects.toMatchObject({ code: 175 })
})

test('bulkWrite over one collection and over several', async () => {
  const One = connection.model('One', new Schema({ n: Number }))
  const Two = connection.model('Two', new Schema({ n: Number }))
  const result = await One.bulkWrite([
    { insertOne: { document: { n: 1 } } },
    { updateOne: { filter: { n: 1 }, update: { $inc: { n: 1 } } } },
    { updateMany: { filter: { n: 9 }, update: { $set: { n: 10 } }, upsert: true } },
    { deleteOne: { filter: { n: 2 } } },
  ])
  expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 })
  const many = await connection.getClient().bulkWrite([
    { namespace: 'mongoose.ones', name: 'insertOne', document: { n: 5 } },
    { namespace: 'mongoose.twos', name: 'updateOne', filter: { n: 1 }, update: { $set: { n: 1 } }, upsert: true },
  ])
  expect(many).toMatchObject({ insertedCount: 1, upsertedCount: 1 })
  expect(await Two.find().lean()).toMatchObject([{ n: 1 }])
})
