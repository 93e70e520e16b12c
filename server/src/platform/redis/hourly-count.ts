import type { Redis } from 'ioredis'
import { refuse } from '../refusal.ts'

const HOUR_SECONDS = 3_600

/** Counts once; the first time begins the hour. Refuses what comes beyond `most`. */
export async function countInHour(redis: Redis, key: string, most: number): Promise<void> {
  const times = await redis.incr(key)
  if (times === 1) await redis.expire(key, HOUR_SECONDS)
  if (times > most) await refuseFor(redis, key)
}

/** Refuses when `most` were counted within the hour; counts nothing itself. */
export async function refuseOver(redis: Redis, key: string, most: number): Promise<void> {
  if (Number((await redis.get(key)) ?? 0) >= most) await refuseFor(redis, key)
}

async function refuseFor(redis: Redis, key: string): Promise<never> {
  return refuse('TOO_MANY_REQUESTS', { retryAfterSeconds: Math.max(1, await redis.ttl(key)) })
}
