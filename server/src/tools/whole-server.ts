import type { Connection } from 'mongoose'
import { type Config, readConfig } from '../config.ts'
import { systemClock } from '../platform/clock.ts'
import { connectMongo } from '../platform/db/connect.ts'
import { ensureIndexes } from '../platform/db/indexes.ts'
import { cryptoIds } from '../platform/ids.ts'
import { createLog } from '../platform/log/log.ts'
import { createMetrics } from '../platform/metrics/metrics.ts'
import { createPlatform, type Platform } from '../platform/platform.ts'
import { createFeatures, type Features } from '../wiring.ts'

/** For commands: platform and features as api and worker have them, without either; closed when the work ends. */
export async function withHouse(work: (platform: Platform, features: Features) => Promise<void>): Promise<void> {
  const config = readConfig(process.env)
  const clock = systemClock
  const platform = await createPlatform({
    config,
    clock,
    ids: cryptoIds(() => clock.now()),
    log: createLog({ level: config.LOG_LEVEL }),
    metrics: createMetrics(),
  })
  try {
    const features = createFeatures(platform)
    platform.dispatcher.listen(features.features)
    await ensureIndexes(platform.parts.db)
    await work(platform, features)
  } finally {
    await platform.close()
  }
}

/** For commands about the database as a whole: nothing of ours is built over it. */
export async function withDatabase(work: (db: Connection, config: Config) => Promise<void>): Promise<void> {
  const config = readConfig(process.env)
  const db = await connectMongo(config.MONGODB_URI)
  try {
    await work(db, config)
  } finally {
    await db.close()
  }
}
