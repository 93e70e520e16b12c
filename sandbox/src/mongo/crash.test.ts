import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Long, UUID } from 'bson'
import { MongoClient, MongoServerError } from 'mongodb'
import { expect, test } from 'vitest'
import { startDatabase, stopDatabase } from './child-process.ts'
import { WireClient } from './server/wire-client.ts'

const WRITERS = 30
const ROUNDS = 3
const ACCOUNTS = 10

interface Written {
  _id: string
  writer: number
}
interface Counter {
  _id: number
  n: number
}

test('kill -9 loses no acknowledged write, halves no transaction, and leaves indexes and collection in agreement', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anju-mongo-crash-'))
  const acknowledged = new Set<string>()
  const counted = Array.from({ length: WRITERS }, () => ({ attempted: 0, acknowledged: 0 }))
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const database = await startDatabase('--data', folder)
      const client = await new MongoClient(database.uri, { serverSelectionTimeoutMS: 200 }).connect()
      const written = client.db('crash').collection<Written>('written')
      const counters = client.db('crash').collection<Counter>('counters')
      const accounts = client.db('crash').collection<Counter>('accounts')
      if (round === 0) {
        await written.createIndex({ writer: 1, _id: -1 })
        await counters.insertMany(counted.map((_, _id) => ({ _id, n: 0 })))
        await accounts.insertMany(Array.from({ length: ACCOUNTS }, (_, _id) => ({ _id, n: 100 })))
      }
      let isDead = false
      const until = async (work: (step: number) => Promise<void>): Promise<void> => {
        for (let step = 0; !isDead; step += 1)
          try {
            await work(step)
          } catch (error) {
            // What the killed server no longer answers; a refusal by a living one is a real failure.
            if (!isDead && error instanceof MongoServerError) throw error
          }
      }
      const writers = counted.map((count, writer) =>
        until(async (step) => {
          const _id = `${round}-${writer}-${step}`
          await written.insertOne({ _id, writer })
          acknowledged.add(_id)
          count.attempted += 1
          await counters.updateOne({ _id: writer }, { $inc: { n: 1 } })
          count.acknowledged += 1
        }),
      )
      const movers = [3, 7].map((stride) =>
        until(async (step) => {
          const [from, to] = [step % ACCOUNTS, (step + stride) % ACCOUNTS]
          await client.withSession((session) =>
            session.withTransaction(async () => {
              await accounts.updateOne({ _id: from }, { $inc: { n: -1 } }, { session })
              await accounts.updateOne({ _id: to }, { $inc: { n: 1 } }, { session })
            }),
          )
        }),
      )
      await sleep(400 + round * 130)
      isDead = true
      await stopDatabase(database, 'SIGKILL')
      await Promise.all([...writers, ...movers])
      await client.close()
    }
    const database = await startDatabase('--data', folder)
    const client = await new MongoClient(database.uri).connect()
    const db = client.db('crash')
    const kept = new Set((await db.collection<Written>('written').find().toArray()).map(({ _id }) => _id))
    expect([...acknowledged].filter((_id) => !kept.has(_id))).toEqual([])
    expect(acknowledged.size).toBeGreaterThan(WRITERS)
    for (const { _id, n } of await db.collection<Counter>('counters').find().toArray()) {
      expect(n).toBeGreaterThanOrEqual(counted[_id]!.acknowledged)
      expect(n).toBeLessThanOrEqual(counted[_id]!.attempted)
    }
    const amounts = (await db.collection<Counter>('accounts').find().toArray()).map(({ n }) => n)
    expect(amounts.reduce((sum, n) => sum + n, 0)).toBe(100 * ACCOUNTS)
    for (const name of ['written', 'counters', 'accounts'])
      expect(await db.command({ validate: name })).toMatchObject({ valid: true, errors: [] })
    await client.close()
    await stopDatabase(database)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)

test('a command that was killed between its statements goes on where it was when it is sent again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anju-mongo-progress-'))
  try {
    let database = await startDatabase('--data', folder)
    let client = await WireClient.open(database.uri)
    const $db = 'crash'
    await client.command({
      insert: 'c',
      documents: [
        { _id: 'a', n: 0 },
        { _id: 'b', n: 0 },
      ],
      $db,
    })
    const holder = await WireClient.open(database.uri)
    const open = { lsid: { id: new UUID() }, txnNumber: Long.ONE, autocommit: false, startTransaction: true, $db }
    await holder.command({ update: 'c', updates: [{ q: { _id: 'b' }, u: { $set: { n: 0 } } }], ...open })
    const increments = {
      update: 'c',
      updates: ['a', 'b'].map((_id) => ({ q: { _id }, u: { $inc: { n: 1 } } })),
      lsid: { id: new UUID() },
      txnNumber: Long.ONE,
      $db,
    }
    void client.command(increments)
    // The first statement is committed while the second waits for the transaction.
    const read = async (from: WireClient) => {
      const { cursor } = await from.command({ find: 'c', sort: { _id: 1 }, $db })
      return (cursor.firstBatch as { n: number }[]).map(({ n }) => n)
    }
    while ((await read(holder))[0] === 0) await sleep(5)
    await stopDatabase(database, 'SIGKILL')
    database = await startDatabase('--data', folder)
    client = await WireClient.open(database.uri)
    expect(await read(client)).toEqual([1, 0])
    expect(await client.command(increments)).toMatchObject({ n: 2, nModified: 2, ok: 1 })
    expect(await read(client)).toEqual([1, 1])
    expect(await client.command(increments)).toMatchObject({ n: 2, nModified: 2, ok: 1 })
    expect(await read(client)).toEqual([1, 1])
    client.close()
    await stopDatabase(database)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 30_000)
