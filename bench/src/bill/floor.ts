/**
 * The floor of a bill: the file is unpacked and split into lines as it is read, each thousand lines looked up in the book by one query of
 * the native driver and kept by one insert. No columns by name, no hash, no sums, no differences kept, no second look from the book's
 * side.
 */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { createGunzip, createInflateRaw } from 'node:zlib'
import { MongoClient } from 'mongodb'
import { watchMemory } from './watch-memory.ts'

const { FILE = '', CHANNEL = '', MONGODB_URI = '' } = process.env
const BATCH = 1_000
const client = await MongoClient.connect(MONGODB_URI)
const entries = client.db().collection<{ _id: string; billKey: string; amountFen: number }>('book_entries')
const kept = client.db().collection<{ _id: string }>('bench_floor_lines')

/** The first file of the zip; behind its local header of 30 bytes, its name and its extra field. */
async function* firstOfZip() {
  const file = await open(FILE)
  const header = Buffer.alloc(30)
  await file.read(header, 0, 30, 0)
  const start = 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  await file.close()
  const decoder = new TextDecoder('gb18030')
  for await (const piece of createReadStream(FILE, { start }).pipe(createInflateRaw()))
    yield decoder.decode(piece as Buffer, { stream: true })
}

const source = CHANNEL === 'wechat' ? createReadStream(FILE).pipe(createGunzip()) : Readable.from(firstOfZip())
/** Where the order's number and its amount stand. */
const [place, amount] = CHANNEL === 'wechat' ? [6, 24] : [1, 11]
let [rows, wrong] = [0, 0]

async function compare(batch: readonly { key: string; fen: number }[]) {
  const keys = batch.map(({ key }) => key)
  const rows = batch.map(({ key, fen }) => ({ _id: `${CHANNEL}-${key}`, key, fen }))
  const [known] = await Promise.all([
    entries.find({ channel: CHANNEL, billKey: { $in: keys } } as never).toArray(),
    kept.insertMany(rows, { ordered: false }),
  ])
  const ours = new Map(known.map((entry) => [entry.billKey, entry.amountFen]))
  wrong += batch.filter(({ key, fen }) => ours.get(key) !== fen).length
}

const began = performance.now()
const cpuBefore = process.cpuUsage()
const memory = await watchMemory(async () => {
  let batch: { key: string; fen: number }[] = []
  for await (const line of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
    const cells = line.split(',').map((cell) => cell.replace(/^`/, '').trim())
    if (!/^B[WA]\d/.test(cells[place] ?? '')) continue
    batch.push({ key: `P:${cells[place]}`, fen: Math.round(Number(cells[amount]) * 100) })
    rows += 1
    if (batch.length < BATCH) continue
    await compare(batch)
    batch = []
  }
  if (batch.length > 0) await compare(batch)
})
const seconds = (performance.now() - began) / 1000
const { user, system } = process.cpuUsage(cpuBefore)
await client.close()
console.log(JSON.stringify({ ready: true, seconds, cpuMs: (user + system) / 1000, rows, wrong, ...memory }))
process.exit(0)
