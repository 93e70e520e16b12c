import { countInHour, refuseOver } from '../../platform/redis/hourly-count.ts'
import { numberIndex } from './issue-certificate.ts'
import type { CertificateNeeds } from './needs.ts'

/** Numbers are given in order, so they can be guessed; a digest cannot. Ours: enough for somebody who types badly. */
const WRONG_AN_HOUR = 10

const keyOf = (needs: CertificateNeeds, number: string) => `certificate-guess:${numberIndex(needs, number)}`

/** Refuses when too many wrong digests were tried on one number. */
export const refuseGuessing = (needs: CertificateNeeds, number: string): Promise<void> =>
  refuseOver(needs.redis, keyOf(needs, number), WRONG_AN_HOUR)

/** The guess that was made is answered; the next one is refused above. */
export const countGuess = (needs: CertificateNeeds, number: string): Promise<void> =>
  countInHour(needs.redis, keyOf(needs, number), Number.POSITIVE_INFINITY)
