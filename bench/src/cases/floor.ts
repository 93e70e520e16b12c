/**
 * The floor of cases: a bare node:http handler with the native driver that does the same reads and writes, without login, checks,
 * sealing, views, events or outside systems.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'

const client = await MongoClient.connect(process.env.MONGODB_URI ?? '')
const db = client.db()
type Row = { _id: string; [field: string]: unknown }
const cases = db.collection<Row>('cases')
const folder = process.env.FILES ?? ''
await mkdir(folder, { recursive: true })
const newId = () => randomBytes(12).toString('hex')
const PAGE = 31
const MOST_COUNTED = 1_000
const shown = {
  number: 1,
  code: 1,
  name: 1,
  state: 1,
  parties: 1,
  limits: 1,
  spans: 1,
  dueAt: 1,
  assignee: 1,
  changedAt: 1,
}

/** A page in the order of its index and the three figures above it. */
async function list(url: URL) {
  const department = url.searchParams.get('department')
  const wanted = department ? { departments: department } : { waits: true }
  const [items, mine, ofOffice, attention] = await Promise.all([
    cases.find(wanted, { projection: shown }).sort({ dueAt: 1, _id: 1 }).limit(PAGE).toArray(),
    cases.countDocuments({ holders: 'clerk-1' }, { limit: MOST_COUNTED }),
    cases.countDocuments(wanted, { limit: MOST_COUNTED }),
    cases.countDocuments({ attention: true }, { limit: MOST_COUNTED }),
  ])
  return { items, counts: { mine, department: ofOffice, attention } }
}

/** The row, and the two records that somebody read it. */
async function open(url: URL) {
  const _id = url.searchParams.get('id') ?? ''
  const row = await cases.findOne({ _id })
  await db.collection<Row>('benchLooks').insertOne({ _id: newId(), caseId: _id, at: new Date() })
  await cases.updateOne({ _id }, { $set: { lookedAt: new Date() } })
  return row ?? {}
}

async function file(body: Buffer) {
  const _id = newId()
  await writeFile(join(folder, _id), body, { flush: true })
  await db.collection<Row>('benchFiles').insertOne({ _id, bytes: body.length, at: new Date() })
  return { id: _id }
}

/** One case with its outbox row and its request key, all or nothing. */
async function submit(body: Buffer) {
  const _id = newId()
  await client.withSession((session) =>
    session.withTransaction(async () => {
      await db.collection<Row>('benchCases').insertOne({ _id, ...(JSON.parse(body.toString()) as object) }, { session })
      await db.collection<Row>('benchOutbox').insertOne({ _id: newId(), subject: _id }, { session })
      await db.collection<Row>('benchKeys').insertOne({ _id: newId(), reply: _id }, { session })
    }),
  )
  return { id: _id }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const work: Record<string, (url: URL, body: Buffer) => Promise<object>> = {
  '/list': list,
  '/open': open,
  '/file': (_url, body) => file(body),
  '/submit': (_url, body) => submit(body),
}
const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const body = await bodyOf(request)
  const reply = await work[url.pathname]!(url, body)
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply))
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('{"ready":true}'))
process.on('SIGTERM', () => process.exit(0))
