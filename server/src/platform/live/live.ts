import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { Ids } from '../ids.ts'

/**
 * Wakes live views on every api process. A topic is a name such as `hall:jn-lixia`; nothing but the name travels, each view
 * reads its own state again. Losing a wake-up costs a few seconds, because views also read on a heartbeat.
 */
export interface Live {
  publish(topic: string): void
  /** Returns the function that ends the subscription. */
  subscribe(topic: string, changed: () => void): () => void
}

export interface LiveNeeds {
  publisher: Redis
  /** In subscriber mode; one per process, whatever the number of views. */
  subscriber: Redis
  prefix: string
  ids: Ids
  log: Logger
}

/** A rush touches the same hall hundreds of times a second; one wake-up for all of them is enough. */
const GATHER_MS = 20

/** Call `close` before the connections are closed. Views of this process are woken even while Redis is away. */
export async function createLive({
  publisher,
  subscriber,
  prefix,
  ids,
  log,
}: LiveNeeds): Promise<Live & { close(): void }> {
  const channel = `${prefix}live`
  const self = ids.secret(6)
  const views = new Map<string, Set<() => void>>()
  const gathered = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  const wake = (topic: string) => {
    for (const changed of views.get(topic) ?? []) changed()
  }
  const send = () => {
    timer = undefined
    const topics = [...gathered]
    gathered.clear()
    publisher
      .publish(channel, JSON.stringify({ from: self, topics }))
      .catch((error: unknown) => log.warn({ err: error }, 'live views of other processes were not woken'))
    for (const topic of topics) wake(topic)
  }
  const receive = (_channel: string, message: string) => {
    const { from, topics } = JSON.parse(message) as { from: string; topics: string[] }
    if (from !== self) for (const topic of topics) wake(topic)
  }
  subscriber.on('message', receive)
  await subscriber.subscribe(channel)

  return {
    publish(topic) {
      gathered.add(topic)
      timer ??= setTimeout(send, GATHER_MS)
    },
    subscribe(topic, changed) {
      const here = views.get(topic) ?? new Set()
      views.set(topic, here)
      // Wrapped, so that the same function may subscribe twice and end once.
      const view = () => changed()
      here.add(view)
      return () => {
        here.delete(view)
        if (here.size === 0 && views.get(topic) === here) views.delete(topic)
      }
    },
    close() {
      clearTimeout(timer)
      subscriber.off('message', receive)
    },
  }
}
