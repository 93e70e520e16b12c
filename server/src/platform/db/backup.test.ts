import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { mongo } from 'mongoose'
import { afterAll, expect, inject, test } from 'vitest'
import { backup, restore } from './backup.ts'
import { connectMongo } from './connect.ts'

const { BSON } = mongo
const outside = inject('outside')
const city = async () => {
  const url = new URL(outside.mongoUri)
  url.pathname = `/backup_${randomBytes(6).toString('hex')}`
  const db = await connectMongo(url.href)
  afterAll(async () => {
    await db.dropDatabase()
    await db.close()
  })
  return db
}
const folder = () => mkdtemp(path.join(outside.logFolder, 'backup-'))
const now = new Date('2026-11-23T02:00:00Z')
const raw = async (db: Awaited<ReturnType<typeof city>>, name: string) =>
  (await db.collection(name).find({}, { raw: true }).sort({ _id: 1 }).toArray()).map((row) =>
    Buffer.from(row as unknown as Uint8Array).toString('hex'),
  )

const db = await city()
const rows = Array.from({ length: 1_200 }, (_, i) => ({
  _id: `row-${String(i).padStart(5, '0')}` as never,
  name: '李𠮷·买买提',
  fen: new BSON.Long(9_007_199_254_740_993n),
  whole: new BSON.Int32(7),
  rate: new BSON.Double(2),
  at: now,
  sealed: new BSON.Binary(Buffer.from([0, 255, 13, 10])),
  nothing: null,
  list: [{ deep: [1, 'x'] }],
}))
await db.collection('people').insertMany(rows)
await db.collection('cases').insertOne({ _id: 'c1' as never, state: 'draft' })

test('every document comes back byte for byte, as of the moment of the backup', async () => {
  const to = await folder()
  const manifest = await backup(db, to, now)
  expect(manifest.collections.map(({ name, documents }) => [name, documents])).toEqual([
    ['cases', 1],
    ['people', 1_200],
  ])
  const before = await raw(db, 'people')
  await db.collection('people').updateOne({ _id: 'row-00000' as never }, { $set: { name: '后来' } })
  const other = await city()
  await restore(other, to)
  expect(await raw(other, 'people')).toEqual(before)
  expect(await raw(other, 'cases')).toEqual(await raw(db, 'cases'))
})

test('what is written while it runs is in it wholly or not at all', async () => {
  const to = await folder()
  let running = true
  const writer = (async () => {
    for (let i = 0; running; i++) {
      const session = await db.startSession()
      await session.withTransaction(async () => {
        await db.collection('cases').insertOne({ _id: `pair-${i}` as never }, { session })
        await db.collection('people').insertOne({ _id: `pair-${i}` as never }, { session })
      })
      await session.endSession()
    }
  })()
  await backup(db, to, now)
  running = false
  await writer
  const other = await city()
  await restore(other, to)
  const pairs = async (name: string) =>
    (
      await other
        .collection(name)
        .find({ _id: /^pair-/ as never })
        .toArray()
    )
      .map(({ _id }) => String(_id))
      .toSorted()
  expect(await pairs('people')).toEqual(await pairs('cases'))
})

test('a changed, a cut and a missing file are refused before anything is written', async () => {
  const to = await folder()
  await backup(db, to, now)
  const file = path.join(to, 'people.bson')
  const bytes = await readFile(file)
  const other = await city()
  for (const wrong of [
    Buffer.concat([bytes.subarray(0, 50), Buffer.from('x'), bytes.subarray(51)]),
    bytes.subarray(0, -9),
  ]) {
    await writeFile(file, wrong)
    await expect(restore(other, to)).rejects.toThrow('not what was backed up')
  }
  await expect(restore(other, await folder())).rejects.toThrow('manifest.json')
  expect(await other.listCollections()).toEqual([])
})

test('a database with documents is not filled, a folder with files not overwritten', async () => {
  const to = await folder()
  await backup(db, to, now)
  await expect(restore(db, to)).rejects.toThrow('has documents already')
  await expect(backup(db, to, now)).rejects.toThrow('not empty')
})
