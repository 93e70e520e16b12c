import { refuse } from '../../platform/refusal.ts'
import { numberIndex } from './issue-certificate.ts'
import type { CertificateNeeds } from './needs.ts'

/** Numbers are given in order, so they can be guessed; a digest cannot. Ours: enough for somebody who types badly. */
const WRONG_AN_HOUR = 10
const HOUR_SECONDS = 3_600

const keyOf = (needs: CertificateNeeds, number: string) => `certificate-guess:${numberIndex(needs, number)}`

/** Refuses when too many wrong digests were tried on one number. */
export async function refuseGuessing(needs: CertificateNeeds, number: string): Promise<void> {
  const key = keyOf(needs, number)
  const wrong = Number((await needs.redis.get(key)) ?? 0)
  if (wrong < WRONG_AN_HOUR) return
  return refuse('TOO_MANY_REQUESTS', { retryAfterSeconds: Math.max(1, await needs.redis.ttl(key)) })
}

export async function countGuess(needs: CertificateNeeds, number: string): Promise<void> {
  const key = keyOf(needs, number)
  // The first wrong one begins the hour.
  if ((await needs.redis.incr(key)) === 1) await needs.redis.expire(key, HOUR_SECONDS)
}
