import { PassThrough } from 'node:stream'
import type { RouterContext } from '@koa/router'

/**
 * A live view: `read` gives the present state, `subscribe` tells when to read again. The stream sends the state at once
 * and after each change; a lost connection costs nothing because the next one begins with the whole state.
 */
export interface StreamSource<T> {
  read(): Promise<T>
  subscribe(changed: () => void): () => void
}

/** Also a chance to catch up: a wake-up may have been lost between processes. */
const HEARTBEAT_MS = 15_000
/** A rush changes a hall many times a second; nobody reads that fast. */
const SHORTEST_PAUSE_MS = 200
/** Then the client comes back with a fresh access token, perhaps to another process: load spreads, ended logins end. */
const LONGEST_LIFE_MS = 10 * 60_000
/** A phone that does not take in what is sent is let go instead of being remembered at length. */
const BACKLOG_BYTES = 256 * 1024

const open = new Set<PassThrough>()

/** Ends every open stream so that the server can stop; clients reconnect by themselves. */
export function closeEventStreams() {
  for (const stream of open) stream.end()
}

export const openEventStreams = () => open.size

export async function openEventStream(ctx: RouterContext, source: StreamSource<unknown>) {
  const stream = new PassThrough()
  const write = (text: string) => {
    if (stream.writableEnded) return
    stream.write(text)
    if (stream.readableLength > BACKLOG_BYTES) stream.end()
  }
  let sent: string | undefined
  let reading = true
  let again = false
  const refresh = async () => {
    again = true
    if (reading) return
    reading = true
    try {
      while (again && !stream.writableEnded) {
        again = false
        const state = JSON.stringify(await source.read())
        if (state !== sent) write(`data: ${state}\n\n`)
        sent = state
        await new Promise((resolve) => setTimeout(resolve, SHORTEST_PAUSE_MS))
      }
    } catch (error) {
      ctx.app.emit('error', error, ctx)
      stream.end()
    } finally {
      reading = false
    }
  }
  // Before the first read: a change between the two must not be missed.
  const unsubscribe = source.subscribe(() => void refresh())
  try {
    sent = JSON.stringify(await source.read())
  } catch (error) {
    unsubscribe()
    throw error
  }
  ctx.state.isStream = true
  ctx.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  ctx.body = stream
  open.add(stream)
  write(`retry: 2000\n\ndata: ${sent}\n\n`)
  reading = false
  if (again) void refresh()

  const heartbeat = setInterval(() => {
    write(': alive\n\n')
    void refresh()
  }, HEARTBEAT_MS)
  const end = setTimeout(() => stream.end(), LONGEST_LIFE_MS * (0.9 + 0.2 * Math.random()))
  const stop = () => {
    clearInterval(heartbeat)
    clearTimeout(end)
    unsubscribe()
    open.delete(stream)
  }
  stream.on('close', stop)
  stream.on('finish', stop)
  ctx.req.on('close', () => stream.end())
}
