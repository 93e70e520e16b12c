import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Redis } from 'ioredis'

const LOCK_MS = 15_000
const POLL_MS = 50
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`

/**
 * One send at a time to one person, over all workers: WeChat refuses a second one that comes meanwhile (43108). Gives undefined
 * when the turn did not come in time.
 */
export async function takeTurns<T>(
  redis: Redis,
  person: string,
  token: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const key = `turn:${createHash('sha256').update(person).digest('base64url')}`
  const giveUpAt = performance.now() + LOCK_MS
  while ((await redis.set(key, token, 'PX', LOCK_MS, 'NX')) !== 'OK') {
    if (performance.now() > giveUpAt) return undefined
    await pause(POLL_MS)
  }
  try {
    return await work()
  } finally {
    await redis.eval(RELEASE, 1, key, token)
  }
}
