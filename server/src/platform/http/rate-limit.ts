import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Metrics } from '../metrics/metrics.ts'
import { Refusal } from '../refusal.ts'
import type { Account } from './call.ts'

export type CountCall = (
  account: Account | undefined,
  device: string | undefined,
  route: string,
  address?: string,
) => Promise<void>

export interface RateLimitNeeds {
  redis: Redis
  log: Logger
  metrics: Metrics
  callsPerMinute: number
}

/** A hall's wifi or a mobile operator puts hundreds of people behind one address, so it gets the budget of many. */
const PEOPLE_BEHIND_AN_ADDRESS = 20
const QUIET_MS = 10_000
/**
 * A budget of thousands is taken from Redis in parts of this share, so that not every call waits for it. What a process took and did
 * not use is lost with the minute: at most this share of the budget.
 */
const PARTS_OF_AN_ADDRESS = 200
/** Addresses remembered at once; past it all are forgotten, which costs each one call to Redis. */
const MOST_ADDRESSES = 10_000

/**
 * Counts each call against the person, before login against the device, and only without either against the address. When Redis
 * is away everybody is let through: a limit that locks a city out would be worse than none for a minute.
 */
export function createRateLimit({ redis, log, metrics, callsPerMinute }: RateLimitNeeds): CountCall {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterRedis({
      storeClient: redis,
      rejectIfRedisNotReady: true,
      keyPrefix,
      points,
      duration: 60,
      // Who is over the limit is refused from memory and costs Redis nothing more until the minute is over.
      inMemoryBlockOnConsumed: points + 1,
    })
  const byPerson = limiter('calls', callsPerMinute)
  const ofAddress = callsPerMinute * PEOPLE_BEHIND_AN_ADDRESS
  const takeFromAddress = inParts(
    limiter('calls-from', ofAddress),
    Math.max(1, Math.floor(ofAddress / PARTS_OF_AN_ADDRESS)),
  )
  let complainedAt = Number.NEGATIVE_INFINITY

  return async (account, device, _route, address) => {
    const person = account ? `a:${account.accountId}` : device && `d:${device}`
    try {
      if (person) await byPerson.consume(person)
      else await takeFromAddress(address ?? 'unknown')
    } catch (reason) {
      if (reason instanceof RateLimiterRes) {
        throw new Refusal('TOO_MANY_REQUESTS', {
          retryAfterSeconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)),
        })
      }
      metrics.guardFailed('rate-limit')
      if (performance.now() - complainedAt > QUIET_MS) {
        complainedAt = performance.now()
        log.error({ err: reason }, 'calls are not counted')
      }
    }
  }
}

interface Part {
  left: number
  until: number
}

/** Takes `size` calls at a time from a limiter and gives them out one by one until the limiter's minute is over. */
function inParts(limiter: Pick<RateLimiterRedis, 'consume'>, size: number): (key: string) => Promise<void> {
  const parts = new Map<string, Part>()
  const present = (key: string) => {
    const part = parts.get(key)
    return part && performance.now() < part.until ? part : undefined
  }
  return async (key) => {
    const part = present(key)
    if (part?.left) {
      part.left--
      return
    }
    const { msBeforeNext } = await limiter.consume(key, size)
    if (parts.size >= MOST_ADDRESSES) parts.clear()
    // Others may have taken a part meanwhile: none of it is thrown away.
    const left = (present(key)?.left ?? 0) + size - 1
    parts.set(key, { left, until: performance.now() + msBeforeNext })
  }
}
