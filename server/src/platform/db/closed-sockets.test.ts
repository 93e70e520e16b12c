import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { expect, inject, test } from 'vitest'
import { connectMongo } from './connect.ts'

test('a command on a connection that breaks in this very moment fails or is repeated, and never waits for ever', async () => {
  const sockets: Socket[] = []
  const keep = (message: unknown) => sockets.push((message as { socket: Socket }).socket)
  subscribe('net.client.socket', keep)
  const db = await connectMongo(inject('outside').mongoUri, { dbName: 'closed_sockets', poolSize: 1 })
  try {
    const change = () => db.collection('things').updateMany({ a: 1 }, { $set: { b: 1 } })
    await change()
    expect(sockets.length).toBeGreaterThan(0)
    for (const socket of sockets) socket.destroy()
    // The sockets are destroyed and have not said so yet: updateMany is no write that the driver repeats.
    await expect(change()).rejects.toThrow(/closed/)
    await expect(change()).resolves.toMatchObject({ acknowledged: true })
  } finally {
    unsubscribe('net.client.socket', keep)
    await db.dropDatabase()
    await db.close()
  }
})
