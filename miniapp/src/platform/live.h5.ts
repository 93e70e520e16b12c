import { callHeaders } from '../api/client.ts'
import { eventReader } from '../api/event-reader.ts'
import { type Follow, type Followed, streamOf } from '../api/follow.ts'
import { poll } from '../api/poll.ts'
import { type Loose, type ReplyOf, type RouteName, targetOf } from '../api/routes.ts'

/** Three heartbeats of the server missed: the line is dead although nobody said so. */
const silenceMs = 50_000

/**
 * Server-sent events read with fetch, since EventSource cannot carry the access token in a header and a URL must not.
 * Polling reads first and stays as the fallback: a stream that ends or cannot be opened is tried again, and meanwhile
 * nothing is missed.
 */
export const follow: Follow = (name, request, handlers) => {
  let stopped = false
  let stopPolling = poll(name, request, handlers)
  let abort = new AbortController()
  let retry: ReturnType<typeof setTimeout> | undefined
  let pauseMs = 1000

  const startPolling = () => {
    stopPolling()
    stopPolling = poll(name, request, handlers)
  }

  async function open() {
    abort = new AbortController()
    try {
      await readStream(streamOf[name], request as Loose, abort, (reply) => {
        stopPolling()
        pauseMs = 1000
        handlers.onReply(reply as ReplyOf<typeof name>)
      })
    } catch (error) {
      if (!stopped) console.info('the stream was interrupted, reading again', error)
    }
    if (stopped) return
    startPolling()
    retry = setTimeout(open, pauseMs)
    pauseMs = Math.min(60_000, pauseMs * 2)
  }
  void open()

  return () => {
    stopped = true
    stopPolling()
    clearTimeout(retry)
    abort.abort()
  }
}

async function readStream(
  name: (typeof streamOf)[Followed],
  request: Loose,
  abort: AbortController,
  onReply: (reply: unknown) => void,
): Promise<void> {
  const { path } = targetOf(name satisfies RouteName, request)
  const response = await fetch(API_ORIGIN + path, {
    headers: { ...callHeaders(), accept: 'text/event-stream' },
    signal: abort.signal,
    cache: 'no-store',
  })
  if (!response.ok || !response.body) throw new Error(`stream answered ${response.status}`)
  const bytes = response.body.getReader()
  const text = new TextDecoder()
  const take = eventReader((data) => onReply(JSON.parse(data)))
  for (;;) {
    const watchdog = setTimeout(() => abort.abort(), silenceMs)
    const { done, value } = await bytes.read().finally(() => clearTimeout(watchdog))
    if (done) return
    take(text.decode(value, { stream: true }))
  }
}
