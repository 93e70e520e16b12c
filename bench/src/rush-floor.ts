/**
 * The floor of the rush: the same database writes by a bare node:http handler with the native driver. No login, no checks, no rules, no
 * validation: what is left is HTTP and the database.
 */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { type ClientSession, MongoClient } from 'mongodb'
import { rushSlots } from './rush-scene.ts'

const client = await MongoClient.connect(process.env.MONGODB_URI ?? '')
const db = client.db('rush_floor')
type Row = { _id: string; [field: string]: unknown }
const slots = db.collection<Row>('slots')
const appointments = db.collection<Row>('appointments')
const outbox = db.collection<Row>('outbox')
const keys = db.collection<Row>('request_keys')
const HOLD_MS = 600_000
const id = () => randomBytes(12).toString('hex')

await db.dropDatabase()
const scene = rushSlots(new Date())
await slots.insertMany(scene as never[])
await appointments.createIndex(
  { accountId: 1, service: 1 },
  { unique: true, partialFilterExpression: { active: true } },
)
await outbox.createIndex({ queued: 1, at: 1 }, { partialFilterExpression: { queued: false } })

async function inTransaction<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = client.startSession()
  try {
    return await session.withTransaction(() => work(session))
  } finally {
    await session.endSession()
  }
}

async function record(session: ClientSession, type: string, subject: string, key: string, reply: object) {
  await outbox.insertOne({ _id: id(), type, subject, at: new Date(), queued: false, sealed: false }, { session })
  await keys.insertOne({ _id: key, reply, at: new Date() }, { session })
}

class Full extends Error {}

async function hold(slotId: string, accountId: string, key: string) {
  const slot = await slots.findOne({ _id: slotId, places: { $elemMatch: { state: 'free' } } })
  if (!slot) return { status: 409, body: { code: 'PLACE_TAKEN' } }
  const appointment = {
    _id: id(),
    accountId,
    service: slot.service,
    slotId,
    state: 'held',
    active: true,
    revision: 1,
    history: [],
  }
  try {
    await inTransaction(async (session) => {
      const taken = await slots.updateOne(
        { _id: slotId, places: { $elemMatch: { state: 'free' } } },
        {
          $set: {
            'places.$.state': 'held',
            'places.$.appointmentId': appointment._id,
            'places.$.releaseAt': new Date(Date.now() + HOLD_MS),
          },
        },
        { session },
      )
      if (!taken.modifiedCount) throw new Full()
      await appointments.insertOne(appointment, { session })
      await record(session, 'appointment.held', appointment._id, key, appointment)
    })
  } catch (error) {
    const known =
      error instanceof Full
        ? 'PLACE_TAKEN'
        : (error as { code?: number }).code === 11000
          ? 'ONE_PER_SERVICE'
          : undefined
    if (!known) throw error
    return { status: 409, body: { code: known } }
  }
  return { status: 200, body: { id: appointment._id } }
}

async function confirm(appointmentId: string, key: string) {
  const appointment = await appointments.findOne({ _id: appointmentId })
  if (!appointment) return { status: 404, body: {} }
  await inTransaction(async (session) => {
    await slots.updateOne(
      { _id: appointment.slotId as string, places: { $elemMatch: { appointmentId, state: 'held' } } },
      { $set: { 'places.$.state': 'booked' }, $unset: { 'places.$.releaseAt': 1 } },
      { session },
    )
    await appointments.updateOne(
      { _id: appointmentId, state: 'held' },
      { $set: { state: 'confirmed', revision: 2 } },
      { session },
    )
    await record(session, 'appointment.confirmed', appointmentId, key, appointment)
  })
  return { status: 200, body: { id: appointmentId } }
}

const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body = JSON.parse(Buffer.concat(parts).toString() || '{}') as { slotId?: string }
  const key = String(request.headers['idempotency-key'])
  const person = String(request.headers.authorization)
  const confirming = /appointments\/([0-9a-f]+)\/confirm$/.exec(request.url ?? '')
  try {
    const reply = confirming ? await confirm(confirming[1]!, key) : await hold(body.slotId ?? '', person, key)
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body))
  } catch (error) {
    console.error(error)
    response.writeHead(500, { 'content-type': 'application/json' }).end('{}')
  }
})
server.listen(Number(process.env.PORT), '127.0.0.1', () =>
  console.log(JSON.stringify({ ready: true, slots: scene.map((slot) => slot._id) })),
)
process.on('SIGTERM', () => process.exit(0))
