/** The floor of reading: a bare node:http handler that reads the same documents with the native driver and sends them. */
import { createServer } from 'node:http'
import { MongoClient } from 'mongodb'

const client = await MongoClient.connect(process.env.MONGODB_URI ?? '')
// mongoose's default database when the address names none
const db = client.db()
type Row = { _id: string; [field: string]: unknown }
const slots = db.collection<Row>('slots')
const tickets = db.collection<Row>('tickets')

async function read(url: URL): Promise<object> {
  if (url.pathname === '/places') {
    const [hallId, date, service] = ['hall', 'date', 'service'].map((name) => url.searchParams.get(name))
    const found = await slots.find({ hallId, date, service }).sort({ from: 1 }).toArray()
    return {
      items: found.map((slot) => ({
        id: slot._id,
        from: slot.from,
        to: slot.to,
        free: (slot.places as { state: string }[]).filter(({ state }) => state === 'free').length,
      })),
    }
  }
  const ticket = await tickets.findOne({ _id: url.searchParams.get('id') ?? '' })
  if (!ticket) return {}
  const { hallId, date, orderAt } = ticket
  const ahead = await tickets.countDocuments({ hallId, date, state: 'waiting', orderAt: { $lt: orderAt } })
  return { ...ticket, ahead }
}

const server = createServer(async (request, response) => {
  const reply = await read(new URL(request.url ?? '/', 'http://127.0.0.1'))
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply))
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('{"ready":true}'))
process.on('SIGTERM', () => process.exit(0))
