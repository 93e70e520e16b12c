import { Redis } from 'ioredis'
import type { Logger } from 'pino'

/** The connections of one process. BullMQ takes no key prefix on the connection, hence one with and one without. */
export interface RedisConnections {
  /** For features: every key gets the prefix. */
  keyed: Redis
  /** For BullMQ's queues, which put the prefix into their own names. */
  plain: Redis
  /** In subscriber mode: nothing else may be sent on it. */
  subscriber: Redis
  /** A connection of its own for a worker, which blocks while it waits for jobs. */
  forWorker(): Redis
  close(): Promise<void>
}

const MAX_PAUSE_MS = 2_000

/**
 * Opens Redis. A command on a broken connection fails, so that a request never hangs on a Redis that is away; workers wait
 * for it instead.
 */
export async function connectRedis(url: string, prefix: string, log: Logger): Promise<RedisConnections> {
  const open: Redis[] = []
  const make = ({ keyPrefix, isPatient }: { keyPrefix?: string; isPatient: boolean }) => {
    const redis = new Redis(url, {
      keyPrefix,
      maxRetriesPerRequest: isPatient ? null : 1,
      lazyConnect: true,
      connectTimeout: 3_000,
      enableAutoPipelining: !isPatient,
      // While the connection is down a command fails at once; only workers and subscribers wait for its return.
      enableOfflineQueue: isPatient,
      retryStrategy: (times) => Math.min(100 * times, MAX_PAUSE_MS),
    })
    // Without a listener ioredis prints the error itself. One line per state, not one per attempt.
    let isDown = false
    redis.on('error', (error) => {
      if (!isDown) log.error({ err: error }, 'redis is away')
      isDown = true
    })
    redis.on('ready', () => {
      if (isDown) log.warn('redis is back')
      isDown = false
    })
    open.push(redis)
    return redis
  }
  const keyed = make({ keyPrefix: prefix, isPatient: false })
  const plain = make({ isPatient: false })
  const subscriber = make({ isPatient: true })
  await Promise.all([keyed.connect(), plain.connect(), subscriber.connect()])
  return {
    keyed,
    plain,
    subscriber,
    forWorker: () => make({ isPatient: true }),
    async close() {
      for (const redis of open) redis.disconnect()
    },
  }
}
