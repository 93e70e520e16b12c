import { type AddressInfo, createServer, type ListenOptions, type Server as NetServer, type Socket } from 'node:net'
import { Slice } from '../store/pause.ts'
import type { Store } from '../store/store.ts'
import type { Parts } from './context.ts'
import { Cursors } from './cursor.ts'
import { taskOf } from './dispatch.ts'
import { Replies } from './reply.ts'
import { Scheduler } from './scheduler.ts'
import { Sessions } from './session.ts'
import { sweepEverySoOften } from './sweep.ts'
import { abortForsaken } from './transactions.ts'
import { Frames, ProtocolError, type Request, readRequest, replyFrame } from './wire.ts'

export interface MongoServer {
  /** Accepts connections on a Unix socket or a loopback port. */
  listen(at: { path: string }): Promise<void>
  /** Port 0 takes a free one. Returns the port; from then on hello names it. */
  listenOnPort(port: number): Promise<number>
  /** Ends all connections; what was committed is in the file. */
  close(): Promise<void>
}

/** How long a transaction whose connection has closed may be taken up on another one. */
const FORSAKEN_MS = 1000

/** Serves one store. `address` is what hello tells drivers about this member. */
export function createMongoServer(store: Store, address: string): MongoServer {
  const replies = new Replies()
  const slice = new Slice()
  const scheduler = new Scheduler(store, slice, () => replies.tick())
  const sessions = new Sessions(store.file)
  const startedAt = performance.now()
  const parts: Parts = { store, slice, cursors: new Cursors(), sessions, address, startedAt, now: () => new Date() }
  const stopSweeping = sweepEverySoOften(parts, scheduler)
  const listeners: NetServer[] = []
  const sockets = new Set<Socket>()
  let connections = 0

  const accept = (socket: Socket): void => {
    sockets.add(socket)
    socket.setNoDelay(true)
    const connectionId = ++connections
    const frames = new Frames()
    const waiting: Request[] = []
    let isBusy = false
    // One command at a time on a connection, in the order they came.
    const next = (): void => {
      const request = isBusy ? undefined : waiting.shift()
      if (!request) return
      isBusy = true
      const task = taskOf(parts, replies, request, connectionId, (reply) => {
        isBusy = false
        if (request.wantsReply && !socket.destroyed) socket.write(replyFrame(request, reply))
        next()
      })
      scheduler.submit(task)
    }
    socket.on('data', (chunk) => {
      try {
        for (const frame of frames.push(chunk)) waiting.push(readRequest(frame))
      } catch (error) {
        // Not MongoDB's protocol: nothing that could be answered.
        if (!(error instanceof ProtocolError || error instanceof RangeError)) throw error
        socket.destroy()
        return
      }
      next()
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      waiting.length = 0
      setTimeout(() => abortForsaken(parts, connectionId), FORSAKEN_MS).unref()
    })
  }

  const listen = (options: ListenOptions): Promise<NetServer> =>
    new Promise((resolve, reject) => {
      const listener = createServer(accept)
      listener.once('error', reject)
      listener.listen(options, () => {
        listeners.push(listener)
        resolve(listener)
      })
    })

  return {
    async listen({ path }) {
      await listen({ path })
    },
    async listenOnPort(port) {
      const listener = await listen({ port, host: '127.0.0.1' })
      const taken = (listener.address() as AddressInfo).port
      parts.address = `127.0.0.1:${taken}`
      return taken
    },
    async close() {
      stopSweeping()
      scheduler.stop()
      const closed = listeners.map((listener) => new Promise((resolve) => listener.close(resolve)))
      for (const socket of sockets) socket.destroy()
      await Promise.all(closed)
    },
  }
}
