import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type StartedDatabase, startDatabase, stopDatabase } from './child-process.ts'

let folder: string
let database: StartedDatabase

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anju-mongo-main-'))
  database = await startDatabase('--data', folder)
})

afterEach(async () => {
  await stopDatabase(database)
  rmSync(folder, { recursive: true, force: true })
})

test('a second process on the same folder is told so in one sentence', async () => {
  await expect(startDatabase('--data', folder)).rejects.toThrow(
    /^exit 1: Another process already uses the database in \S+; stop it first\.$/,
  )
})

test('the socket lies in a folder that only its owner may enter', () => {
  const socket = decodeURIComponent(/^mongodb:\/\/([^/]+)\//.exec(database.uri)![1]!)
  expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700)
})

test('what was written is there after an orderly stop, with nothing left in the log file', async () => {
  const first = await new MongoClient(database.uri).connect()
  await first.db('kept').collection<{ _id: number }>('things').insertOne({ _id: 1 })
  await first.close()
  await stopDatabase(database)
  expect(database.process.exitCode).toBe(0)
  expect(statSync(join(folder, 'mongo.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0)
  database = await startDatabase('--data', folder)
  const second = await new MongoClient(database.uri).connect()
  expect(await second.db('kept').collection('things').findOne()).toEqual({ _id: 1 })
  await second.close()
})

test('on a port only when asked, with sessions and transactions there too', async () => {
  await stopDatabase(database)
  database = await startDatabase('--data', folder, '--port', '0')
  expect(database.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\//)
  const client = await new MongoClient(database.uri).connect()
  const things = client.db('ported').collection<{ _id: number }>('things')
  await client.withSession((session) => session.withTransaction(() => things.insertOne({ _id: 1 }, { session })))
  expect(await things.findOne()).toEqual({ _id: 1 })
  await client.close()
})

test('it ends when its parent is gone', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'anju-mongo-parent-'))
  const parent = await startDatabase('--data', elsewhere)
  await stopDatabase(database)
  database = await startDatabase('--data', folder, '--parent', String(parent.process.pid))
  const ended = new Promise((resolve) => database.process.once('exit', resolve))
  await stopDatabase(parent, 'SIGKILL')
  expect(await ended).toBe(0)
  rmSync(elsewhere, { recursive: true, force: true })
})
