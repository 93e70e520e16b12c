import type { Db, Document } from 'mongodb'
import { agrees, useServers } from './agreement.ts'

useServers()

agrees(
  'indexes are listed as they were made',
  async (db) => {
    await db.collection('c').createIndex({ a: 1, b: -1 }, { unique: true, sparse: true })
    await db.collection('c').createIndex({ c: 1 }, { name: 'mine', partialFilterExpression: { c: { $gt: 5 } } })
    await db.collection('c').createIndex({ at: 1 }, { expireAfterSeconds: 60 })
    return db.collection('c').indexes()
  },
  [
    { v: 2, key: { _id: 1 }, name: '_id_' },
    { v: 2, key: { a: 1, b: -1 }, name: 'a_1_b_-1', unique: true, sparse: true },
    { v: 2, key: { c: 1 }, name: 'mine', partialFilterExpression: { c: { $gt: 5 } } },
    { v: 2, key: { at: 1 }, name: 'at_1', expireAfterSeconds: 60 },
  ],
)

agrees(
  'the same index twice is one index',
  async (db) => {
    await db.collection('c').createIndex({ a: 1 })
    await db.collection('c').createIndex({ a: 1 })
    return (await db.collection('c').indexes()).length
  },
  2,
)

agrees(
  'other options under the same key',
  async (db) => {
    await db.collection('c').createIndex({ a: 1 })
    await db.collection('c').createIndex({ a: 1 }, { expireAfterSeconds: 5 })
  },
  { code: 85 },
)

agrees(
  'other key under the same name',
  async (db) => {
    await db.collection('c').createIndex({ a: 1 }, { name: 'n' })
    await db.collection('c').createIndex({ b: 1 }, { name: 'n' })
  },
  { code: 86 },
)

agrees(
  'a unique index over what is there already twice',
  async (db) => {
    await db.collection('c').insertMany([{ a: 1 }, { a: 1 }])
    await db.collection('c').createIndex({ a: 1 }, { unique: true })
  },
  { code: 11000, keyPattern: { a: 1 }, keyValue: { a: 1 } },
)

agrees(
  'two arrays in one compound index',
  async (db) => {
    await db.collection('c').createIndex({ a: 1, b: 1 })
    await db.collection('c').insertOne({ a: [1], b: [2] })
  },
  { code: 171 },
)

const unique = (options: Document, documents: Document[]) => async (db: Db) => {
  await db.collection('c').createIndex({ a: 1 }, { unique: true, ...options })
  let stored = 0
  for (const document of documents)
    stored += await db
      .collection('c')
      .insertOne({ ...document })
      .then(
        () => 1,
        () => 0,
      )
  return stored
}
agrees('missing and null are one value for a unique index', unique({}, [{}, { a: null }, { b: 1 }]), 1)
agrees(
  'a sparse unique index lets many be without',
  unique({ sparse: true }, [{}, { b: 1 }, { a: null }, { a: null }]),
  3,
)
agrees(
  'a partial unique index minds only its part',
  unique({ partialFilterExpression: { open: true } }, [{ a: 1 }, { a: 1 }, { a: 1, open: true }, { a: 1, open: true }]),
  3,
)
agrees(
  'elements of arrays are unique across documents, not within one',
  unique({}, [{ a: [1, 1] }, { a: [2, 3] }, { a: 3 }]),
  2,
)
agrees('1 and 1.0 are the same key', unique({}, [{ a: 1 }, { a: 1.5 }, { a: 1.5 }]), 2)

agrees(
  'dropping indexes',
  async (db) => {
    await db.collection('c').createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }, { key: { c: 1 } }])
    await db.collection('c').dropIndex('a_1')
    const left = (await db.collection('c').indexes()).map(({ name }) => name)
    await db.collection('c').dropIndexes()
    return [left, (await db.collection('c').indexes()).length]
  },
  [['_id_', 'b_1', 'c_1'], 1],
)
agrees(
  'dropping an index that is not there',
  async (db) => {
    await db.collection('c').insertOne({})
    await db.collection('c').dropIndex('nope')
  },
  { code: 27 },
)
agrees(
  'the index of _id stays',
  async (db) => {
    await db.collection('c').insertOne({})
    await db.collection('c').dropIndex('_id_')
  },
  { code: 72 },
)
agrees(
  'a hint that is no index',
  async (db) => {
    await db.collection('c').insertOne({ a: 1 })
    return db.collection('c').find({ a: 1 }).hint('nope').toArray()
  },
  { code: 2 },
)

/** The name of the index a find uses, COLLSCAN without one, and whether it has to sort. */
const planOf =
  (index: Document, options: Document, filter: Document, sort: Document = {}) =>
  async (db: Db) => {
    await db.collection('c').createIndex(index as never, { name: 'i', ...options })
    await db.collection('c').insertMany([
      { a: 1, b: 2, at: 1 },
      { a: 2, b: 1, at: 2, tags: ['x', 'y'] },
    ])
    const explained = await db
      .collection('c')
      .find(filter)
      .sort(sort as never)
      .explain('queryPlanner')
    const stages = JSON.stringify(explained.queryPlanner.winningPlan)
    return [/"indexName":"(\w+)"/.exec(stages)?.[1] ?? 'COLLSCAN', /"stage":"SORT"/.test(stages) ? 'sorts' : 'in order']
  }
agrees('an index serves a range', planOf({ a: 1 }, {}, { a: { $gt: 1 } }), ['i', 'in order'])
agrees('an index serves its prefix and the order behind it', planOf({ a: 1, at: -1 }, {}, { a: 1 }, { at: -1 }), [
  'i',
  'in order',
])
agrees('and the order turned round', planOf({ a: 1, at: -1 }, {}, { a: 1 }, { at: 1 }), ['i', 'in order'])
agrees('a range before the order needs a sort', planOf({ a: 1, at: -1 }, {}, { a: { $gt: 0 } }, { at: -1 }), [
  'i',
  'sorts',
])
agrees('an index does not serve what is not its prefix', planOf({ a: 1, b: 1 }, {}, { b: 1 }), ['COLLSCAN', 'in order'])
agrees('an order alone is served', planOf({ a: 1 }, {}, {}, { a: -1 }), ['i', 'in order'])
agrees('an array does not serve its order', planOf({ tags: 1 }, {}, { tags: { $gte: 'a' } }, { tags: 1 }), [
  'i',
  'sorts',
])
agrees('a sparse index cannot answer for the missing', planOf({ a: 1 }, { sparse: true }, { a: null }), [
  'COLLSCAN',
  'in order',
])
agrees('a sparse index answers for what is there', planOf({ a: 1 }, { sparse: true }, { a: 1 }), ['i', 'in order'])
agrees(
  'a partial index answers when the filter is implied',
  planOf({ a: 1 }, { partialFilterExpression: { b: { $gt: 1 } } }, { a: 1, b: { $gt: 5 } }),
  ['i', 'in order'],
)
agrees('and not otherwise', planOf({ a: 1 }, { partialFilterExpression: { b: { $gt: 1 } } }, { a: 1, b: { $gt: 0 } }), [
  'COLLSCAN',
  'in order',
])
agrees('a hidden index does not serve', planOf({ a: 1 }, { hidden: true }, { a: 1 }), ['COLLSCAN', 'in order'])

agrees(
  'collections are listed, renewed and dropped',
  async (db) => {
    await db.createCollection('b')
    await db.collection('a').insertOne({})
    const names = async () => (await db.listCollections().toArray()).map(({ name, type }) => `${name} ${type}`).sort()
    const before = await names()
    const dropped = [await db.collection('a').drop(), await db.collection('none').drop()]
    return [before, dropped, await names(), await db.listCollections({ name: 'b' }, { nameOnly: true }).toArray()]
  },
  [['a collection', 'b collection'], [true, true], ['b collection'], [{ name: 'b', type: 'collection' }]],
)
