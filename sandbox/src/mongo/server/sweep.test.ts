import { MongoClient } from 'mongodb'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type TemporaryServer, temporaryServer } from './temporary-server.ts'

let server: TemporaryServer
let client: MongoClient

beforeAll(async () => {
  server = await temporaryServer()
  client = await new MongoClient(server.uri).connect()
})

afterAll(async () => {
  await client.close()
  await server.stop()
})

test('documents leave when their time has come, by the earliest date they hold', async () => {
  const holds = client.db('ttl').collection<{ _id: string; releaseAt?: unknown }>('holds')
  await holds.createIndex({ releaseAt: 1 }, { expireAfterSeconds: 60 })
  await holds.createIndex({ other: 1 })
  const now = Date.now()
  await holds.insertMany([
    { _id: 'past', releaseAt: new Date(now - 61_000) },
    { _id: 'one of two', releaseAt: [new Date(now + 600_000), new Date(now - 600_000)] },
    { _id: 'future', releaseAt: new Date(now) },
    { _id: 'no date', releaseAt: 'yesterday' },
    { _id: 'nothing' },
  ])
  await vi.waitUntil(async () => (await holds.countDocuments({ _id: 'past' })) === 0, { timeout: 10_000, interval: 50 })
  const left = (await holds.find().toArray()).map(({ _id }) => _id)
  expect(left).toEqual(['future', 'no date', 'nothing'])
  expect(await client.db('ttl').command({ validate: 'holds' })).toMatchObject({ valid: true, nrecords: 3 })
})
