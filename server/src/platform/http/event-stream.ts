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

const HEARTBEAT_MS = 15_000
const open = new Set<PassThrough>()

/** Ends every open stream so that the server can stop; clients reconnect by themselves. */
export function closeEventStreams() {
  for (const stream of open) stream.end()
}

export async function openEventStream(ctx: RouterContext, source: StreamSource<unknown>) {
  const first = await source.read()
  const stream = new PassThrough()
  open.add(stream)
  ctx.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  ctx.body = stream
  const send = (state: unknown) => stream.write(`data: ${JSON.stringify(state)}\n\n`)
  stream.write('retry: 2000\n\n')
  send(first)

  let reading = false
  let again = false
  const refresh = async () => {
    again = true
    if (reading) return
    reading = true
    try {
      while (again && !stream.writableEnded) {
        again = false
        send(await source.read())
      }
    } catch (error) {
      ctx.app.emit('error', error, ctx)
      stream.end()
    } finally {
      reading = false
    }
  }
  const unsubscribe = source.subscribe(() => void refresh())
  const heartbeat = setInterval(() => stream.write(': alive\n\n'), HEARTBEAT_MS)
  const stop = () => {
    clearInterval(heartbeat)
    unsubscribe()
    open.delete(stream)
  }
  stream.on('close', stop)
  ctx.req.on('close', () => stream.end())
}
