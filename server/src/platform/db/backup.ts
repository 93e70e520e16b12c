import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Connection, mongo } from 'mongoose'

/** What a backup says of itself; written last, so that a folder without it is no backup. */
export interface BackupManifest {
  takenAt: string
  database: string
  collections: { name: string; documents: number; sha256: string }[]
}

const MANIFEST = 'manifest.json'
const fileOf = (folder: string, name: string) => path.join(folder, `${name}.bson`)

/**
 * Writes every collection as `<name>.bson` (what mongodump writes and mongorestore reads), all as they were at one moment. A real server
 * keeps a transaction open for 60 seconds (transactionLifetimeLimitSeconds); a database that takes longer is for `mongodump --oplog`.
 * Throws when the folder has something in it.
 */
export async function backup(db: Connection, folder: string, now: Date): Promise<BackupManifest> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length) throw new Error(`${folder} is not empty: a backup never overwrites another`)
  const names = await namesOf(db)
  const session = await db.startSession()
  session.startTransaction({ readConcern: { level: 'snapshot' } })
  try {
    const collections: BackupManifest['collections'] = []
    for (const name of names) {
      const rows = db.collection(name).find({}, { session, raw: true }).sort({ _id: 1 })
      const count = counting()
      const hash = hashing()
      const source = Readable.from(rows as AsyncIterable<unknown> as AsyncIterable<Buffer>)
      await pipeline(source, count.through, hash.through, createWriteStream(fileOf(folder, name)))
      collections.push({ name, documents: count.total(), sha256: hash.digest() })
    }
    const manifest = { takenAt: now.toISOString(), database: db.name, collections }
    await writeFile(path.join(folder, MANIFEST), JSON.stringify(manifest, undefined, 2))
    return manifest
  } finally {
    await session.abortTransaction()
    await session.endSession()
  }
}

/**
 * Fills an empty database from a backup. Everything is compared with the manifest before the first document is written; throws when a
 * file is missing, cut or changed, or when the database has documents. Indexes are made by the server when it starts.
 */
export async function restore(db: Connection, folder: string): Promise<BackupManifest> {
  const manifest = JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8')) as BackupManifest
  for (const { name, sha256 } of manifest.collections) {
    const hash = hashing()
    await pipeline(createReadStream(fileOf(folder, name)), hash.through, async (bytes) => {
      for await (const _ of bytes);
    })
    if (hash.digest() !== sha256) throw new Error(`${name}.bson is not what was backed up`)
  }
  for (const name of await namesOf(db)) {
    if (await db.collection(name).findOne({})) throw new Error(`the database has documents already: ${name}`)
  }
  for (const { name, documents } of manifest.collections) {
    let written = 0
    for await (const batch of batchesOf(createReadStream(fileOf(folder, name)))) {
      await db.collection(name).insertMany(batch, { ordered: false })
      written += batch.length
    }
    if (written !== documents) throw new Error(`${name}: ${written} of ${documents} documents came back`)
  }
  return manifest
}

async function namesOf(db: Connection): Promise<string[]> {
  const found = await db.listCollections()
  return found
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.'))
    .toSorted()
}

const BATCH = 500

/** Documents one after the other, each with its length in front (bsonspec.org), with every type as it was. */
async function* batchesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<mongo.BSON.Document[]> {
  let rest: Buffer = Buffer.alloc(0)
  let batch: mongo.BSON.Document[] = []
  for await (const piece of bytes) {
    rest = Buffer.concat([rest, piece])
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0)
      batch.push(mongo.BSON.deserialize(rest.subarray(0, length), { promoteValues: false }))
      rest = rest.subarray(length)
      if (batch.length === BATCH) {
        yield batch
        batch = []
      }
    }
  }
  if (rest.length) throw new Error('the last document is cut')
  if (batch.length) yield batch
}

function hashing() {
  const hash = createHash('sha256')
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(undefined, chunk)
    },
  })
  return { through, digest: () => hash.digest('hex') }
}

function counting() {
  let total = 0
  const through = new Transform({
    writableObjectMode: true,
    transform(document: Uint8Array, _encoding, done) {
      total++
      done(undefined, Buffer.from(document))
    },
  })
  return { through, total: () => total }
}
