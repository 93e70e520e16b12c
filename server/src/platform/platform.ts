import type { Connection } from 'mongoose'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { auditModel } from './audit/audit-store.ts'
import type { Clock } from './clock.ts'
import { createCipher } from './crypto/cipher.ts'
import { coalesce } from './db/coalesce.ts'
import { connectMongo } from './db/connect.ts'
import { requestKeyModel } from './db/request-keys.ts'
import { createTransact } from './db/transact.ts'
import { type CountCall, createRateLimit } from './http/rate-limit.ts'
import type { Ids } from './ids.ts'
import { createInbox, inboxModel } from './inbox/inbox.ts'
import { createLive } from './live/live.ts'
import type { Metrics } from './metrics/metrics.ts'
import { createDispatcher, type Dispatcher } from './outbox/dispatch.ts'
import { type OutboxRow, outboxModel } from './outbox/outbox-store.ts'
import { outboxLagSeconds } from './outbox/sweep.ts'
import type { Parts } from './parts.ts'
import { createPress } from './pdf/press.ts'
import { createQueues, type Queues } from './queue/queues.ts'
import { connectRedis, type RedisConnections } from './redis/connect.ts'

/** Everything under the features: what they get as `parts`, and what the api and the worker need beside it. */
export interface Platform {
  parts: Parts
  queues: Queues
  dispatcher: Dispatcher
  metrics: Metrics
  countCall: CountCall
  redis: RedisConnections
  loadRow(id: string): Promise<OutboxRow | undefined>
  /** Closes connections; api and worker have stopped before. */
  close(): Promise<void>
}

export interface PlatformNeeds {
  config: Config
  clock: Clock
  ids: Ids
  log: Logger
  metrics: Metrics
  dbName?: string
}

/** Connects to MongoDB and Redis; throws when one of them cannot be reached. */
export async function createPlatform({ config, clock, ids, log, metrics, dbName }: PlatformNeeds): Promise<Platform> {
  const db = await connectMongo(config.MONGODB_URI, { dbName })
  for (const register of [outboxModel, requestKeyModel, inboxModel, auditModel]) register(db)
  const redis = await connectRedis(config.REDIS_URL, config.REDIS_PREFIX, log)
  const cipher = createCipher({ fieldKeys: config.FIELD_KEYS, blindIndexKey: config.BLIND_INDEX_KEY })
  const queues = createQueues(redis.plain, config.REDIS_PREFIX, log)
  const dispatcher = createDispatcher({ db, queues, log })
  const live = await createLive({
    publisher: redis.plain,
    subscriber: redis.subscriber,
    prefix: config.REDIS_PREFIX,
    ids,
    log,
  })
  const transact = createTransact({
    db,
    ids,
    cipher,
    isHeard: dispatcher.isHeard,
    committed(rows, topics) {
      dispatcher.dispatch(rows)
      for (const topic of topics) live.publish(topic)
    },
  })
  const press = createPress({ fontDir: config.PDF_FONT_DIR, log })
  const inbox = createInbox({ db, jobs: queues, clock, cipher, log })
  measure(metrics, db, queues, clock)
  const readRow = coalesce(async (rowIds) => {
    const rows = await outboxModel(db)
      .find({ _id: { $in: rowIds } })
      .lean()
    return new Map(rows.map((row) => [row._id, row]))
  })
  return {
    parts: {
      config,
      clock,
      ids,
      db,
      redis: redis.keyed,
      log,
      transact,
      live,
      cipher,
      jobs: queues,
      inbox,
      press,
      metrics,
    },
    queues,
    dispatcher,
    metrics,
    countCall: createRateLimit({ redis: redis.keyed, log, metrics, callsPerMinute: config.CALLS_PER_MINUTE }),
    redis,
    loadRow: readRow,
    async close() {
      await dispatcher.settled()
      await press.close()
      live.close()
      await queues.close()
      await redis.close()
      await db.close()
    },
  }
}

function measure(metrics: Metrics, db: Connection, queues: Queues, clock: Clock) {
  metrics.gauge('anju_outbox_lag_seconds', 'Age of the oldest event that was not queued.', 'outbox', async () => ({
    events: await outboxLagSeconds(db, clock.now()),
  }))
  metrics.gauge('anju_queue_depth', 'Jobs by queue and state.', 'state', async () => {
    const depth: Record<string, number> = {}
    for (const queue of [queues.events, queues.jobs, queues.sends]) {
      const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed')
      for (const [state, count] of Object.entries(counts)) depth[`${queue.name}.${state}`] = count
    }
    return depth
  })
}
