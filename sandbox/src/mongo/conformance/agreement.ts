import { EJSON } from 'bson'
import { type Db, MongoBulkWriteError, MongoClient, MongoServerError } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TemporaryServer, temporaryServer } from '../server/temporary-server.ts'

/** A real server, as a replica set: the same operations are sent there and must have the same outcome. */
const realUri = process.env.MONGODB_TEST_URI

let standIn: TemporaryServer
let mine: MongoClient
let theirs: MongoClient | undefined

export function useServers(): void {
  beforeAll(async () => {
    standIn = await temporaryServer()
    mine = await new MongoClient(standIn.uri).connect()
    theirs = realUri ? await new MongoClient(realUri).connect() : undefined
  })
  afterAll(async () => {
    await mine.close()
    await theirs?.close()
    await standIn.stop()
  })
}

/**
 * One operation with the outcome MongoDB documents for it. An error counts by its number and the fields Mongoose reads.
 * Each case has a database of its own, which is dropped before.
 */
export function agrees(name: string, act: (db: Db) => Promise<unknown>, expected: unknown): void {
  test(name, async () => {
    const outcome = await outcomeOf(mine, act)
    expect(outcome).toEqual(plain(expected))
    if (theirs) expect(await outcomeOf(theirs, act)).toEqual(outcome)
  })
}

async function outcomeOf(client: MongoClient, act: (db: Db) => Promise<unknown>): Promise<unknown> {
  const db = client.db('anju_conformance')
  await db.dropDatabase()
  try {
    return plain(await act(db))
  } catch (error) {
    if (error instanceof MongoBulkWriteError)
      return plain({
        code: error.code,
        insertedCount: error.insertedCount,
        writeErrors: [error.writeErrors].flat().map(({ index, code }) => ({ index, code })),
      })
    if (!(error instanceof MongoServerError)) throw error
    const { code, keyPattern, keyValue, errorLabels } = error
    return plain({
      code,
      ...(keyPattern && { keyPattern, keyValue }),
      ...(errorLabels?.length && { errorLabels }),
    })
  }
}

/** The value without what differs from run to run, in relaxed extended JSON, so that types count where they matter. */
function plain(value: unknown): unknown {
  const text = EJSON.stringify(value ?? null)
  return JSON.parse(text, (key, part) => (volatile.has(key) ? undefined : part))
}

const volatile = new Set(['$clusterTime', 'operationTime', 'electionId', 'opTime', 'uuid', 'acknowledged'])
