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
  const byAddress = limiter('calls-from', callsPerMinute * PEOPLE_BEHIND_AN_ADDRESS)
  let complainedAt = Number.NEGATIVE_INFINITY

  return async (account, device, _route, address) => {
    const person = account ? `a:${account.accountId}` : device && `d:${device}`
    try {
      if (person) await byPerson.consume(person)
      else await byAddress.consume(address ?? 'unknown')
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
