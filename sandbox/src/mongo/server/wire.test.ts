import { deserialize, Long, UUID } from 'bson'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Sessions } from './session.ts'
import { type TemporaryServer, temporaryServer } from './temporary-server.ts'
import { WireClient } from './wire-client.ts'

/** Mulberry32: the same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

let server: TemporaryServer
let client: WireClient
const $db = 'wire'

beforeAll(async () => {
  server = await temporaryServer()
  client = await WireClient.open(server.uri)
})

afterAll(async () => {
  client.close()
  await server.stop()
})

test('the first handshake in the old form is answered in the old form', async () => {
  const reply = await client.legacy('admin.$cmd', { isMaster: 1, helloOk: true, unknown: 1 })
  expect(reply).toMatchObject({ ok: 1, ismaster: true, setName: 'anju', maxWireVersion: 25, helloOk: true })
})

test('documents may come beside the body, and a frame in any number of pieces', async () => {
  const reply = await client.command({ insert: 'a', $db }, { documents: [{ _id: 1 }, { _id: 2, x: 'y' }] })
  expect(reply).toMatchObject({ n: 2, ok: 1 })
  const found = await client.inPieces({ find: 'a', filter: { _id: { $gte: 1 } }, $db }, 7)
  expect(found.cursor).toMatchObject({ firstBatch: [{ _id: 1 }, { _id: 2, x: 'y' }], ns: 'wire.a' })
})

test('a message that wants no answer gets none', async () => {
  client.tell({ insert: 'quiet', documents: [{ _id: 1 }], $db })
  expect(await client.command({ count: 'quiet', $db })).toMatchObject({ n: 1 })
})

test('commands of one connection are executed in their order', async () => {
  const replies = await Promise.all([
    client.command({ insert: 'order', documents: [{ _id: 1 }], $db }),
    client.command({ count: 'order', $db }),
    client.command({ delete: 'order', deletes: [{ q: {}, limit: 0 }], $db }),
    client.command({ count: 'order', $db }),
  ])
  expect(replies.map((reply) => reply.n)).toEqual([1, 1, 1, 0])
})

test('what is unknown is refused by name', async () => {
  expect(await client.command({ frobnicate: 1, $db })).toMatchObject({
    ok: 0,
    code: 59,
    errmsg: "no such command: 'frobnicate'",
  })
  expect(await client.command({ find: 'a', filtre: {}, $db })).toMatchObject({
    code: 40415,
    errmsg: "BSON field 'find.filtre' is an unknown field.",
  })
  expect(await client.command({ find: 'a', filter: { x: { $near: [1, 2] } }, $db })).toMatchObject({
    ok: 0,
    errmsg: expect.stringContaining('$near'),
  })
  expect(await client.command({ find: 'a', collation: { locale: 'zh' }, $db })).toMatchObject({
    code: 115,
    errmsg: expect.stringContaining('collation'),
  })
  expect(await client.command({ aggregate: 'a', pipeline: [{ $changeStream: {} }], cursor: {}, $db })).toMatchObject({
    ok: 0,
    errmsg: expect.stringContaining('$changeStream'),
  })
  expect(
    await client.command({ createIndexes: 'a', indexes: [{ key: { at: '2dsphere' }, name: 'geo' }], $db }),
  ).toMatchObject({ code: 115, errmsg: expect.stringContaining('2dsphere') })
})

test('bytes that are no message end the connection and nothing else', async () => {
  const stranger = await WireClient.open(server.uri)
  await stranger.raw(Buffer.from('GET / HTTP/1.1\r\n\r\n'))
  const broken = await WireClient.open(server.uri)
  const frame = broken.message({ ping: 1, $db })
  frame.writeInt32LE(9999, 21)
  await broken.raw(frame)
  expect(await client.command({ ping: 1, $db })).toMatchObject({ ok: 1 })
})

test('a document with broken contents is refused', async () => {
  const good = client.message({ insert: 'broken', documents: [{ _id: 1, text: 'abc' }], $db })
  // The length of the string points outside of its document.
  const at = good.indexOf('text\0') + 5
  good.writeInt32LE(5000, at)
  const other = await WireClient.open(server.uri)
  const reply = other.command({ ping: 1, $db })
  await reply
  await Promise.race([other.raw(good), other.command({ ping: 1, $db })])
  expect(await client.command({ count: 'broken', $db })).toMatchObject({ n: 0 })
  other.close()
})

test('whatever is sent, the server goes on', async () => {
  const random = seeded(11)
  const commands = [
    { find: 'a', filter: { a: { $in: [1, 'x', null] } }, sort: { a: 1 }, projection: { a: 1 }, $db },
    {
      update: 'a',
      updates: [{ q: { _id: 1 }, u: { $push: { list: { $each: [1, 2], $slice: 3 } } }, upsert: true }],
      $db,
    },
    {
      findAndModify: 'a',
      query: { x: /y/ },
      update: [{ $set: { n: { $add: ['$n', 1] } } }],
      lsid: { id: new UUID() },
      txnNumber: Long.ONE,
      $db,
    },
    { aggregate: 'a', pipeline: [{ $group: { _id: '$a', n: { $sum: 1 } } }, { $sort: { n: -1 } }], cursor: {}, $db },
    { createIndexes: 'a', indexes: [{ key: { a: 1 }, name: 'a' }], $db },
  ]
  for (let round = 0; round < 300; round += 1) {
    const stranger = await WireClient.open(server.uri)
    const frame = stranger.message(commands[round % commands.length]!)
    for (let hits = 1 + (round % 3); hits > 0; hits -= 1)
      frame[16 + Math.floor(random() * (frame.length - 16))] = Math.floor(random() * 256)
    stranger.send(frame)
    if (round % 20 === 0) expect(await client.command({ ping: 1, $db })).toMatchObject({ ok: 1 })
    stranger.close()
  }
  expect(await client.command({ ping: 1, $db })).toMatchObject({ ok: 1 })
})

test('a retryable write that is sent again is not done again, and is known after a restart', async () => {
  const lsid = { id: new UUID() }
  const increment = { update: 'retried', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }], lsid, $db }
  const first = await client.command({ ...increment, txnNumber: Long.fromNumber(1) })
  const again = await client.command({ ...increment, txnNumber: Long.fromNumber(1) })
  expect(again).toEqual(first)
  expect(await client.command({ ...increment, txnNumber: Long.fromNumber(2) })).toMatchObject({ n: 1, nModified: 1 })
  expect(await client.command({ ...increment, txnNumber: Long.fromNumber(1) })).toMatchObject({ ok: 0, code: 225 })
  expect(await client.command({ find: 'retried', $db })).toMatchObject({ cursor: { firstBatch: [{ _id: 1, n: 2 }] } })
  const afterRestart = new Sessions(server.store.file).get(Buffer.from(lsid.id.buffer).toString('latin1'))
  expect(afterRestart.number).toBe(2n)
  expect(deserialize(afterRestart.reply!)).toMatchObject({ n: 1, nModified: 1 })
})

test('one command may last longer than its time', async () => {
  const documents = Array.from({ length: 20_000 }, (_, _id) => ({ _id, text: 'x'.repeat(50) }))
  await client.command({ insert: 'many', $db }, { documents })
  const slow = { find: 'many', maxTimeMS: 1, $db }
  expect(await client.command({ ...slow, filter: { text: { $ne: 'y' }, n: { $exists: true } } })).toMatchObject({
    ok: 0,
    code: 50,
  })
})

test('while a long command works, others are answered', async () => {
  const other = await WireClient.open(server.uri)
  let isDone = false
  const long = client.command({ find: 'many', filter: { text: 'nothing like it' }, $db }).then(() => {
    isDone = true
  })
  let answered = 0
  while (!isDone) {
    await other.command({ ping: 1, $db })
    answered += 1
  }
  await long
  expect(answered).toBeGreaterThan(2)
  other.close()
})
