import type { CertificateState, PlainDate, VerificationOutcome } from '@anju/shared-types'

/** What is known when somebody checks a certificate. */
export interface VerificationFacts {
  /** Signature, key and commitments are those that were signed. */
  isGenuine: boolean
  /** Whatever the reader typed or scanned from the paper is what was printed. Absent: nothing was compared. */
  fitsPaper?: boolean
  /** Of a showing code. */
  code?: 'fresh' | 'old' | 'used'
  state: CertificateState
  validTo?: PlainDate
  today: PlainDate
}

const ended: Readonly<Record<Exclude<CertificateState, 'issued'>, VerificationOutcome>> = {
  suspended: 'suspended',
  revoked: 'revoked',
  expired: 'expired',
  replaced: 'replaced',
}

/**
 * The one reason that a reader is told. A forgery is named before anything else; a code that is over before the state, so that nobody
 * learns from an old screenshot how a certificate stands today. The last day counts by the calendar, whether or not a clock has run.
 */
export function judge({ isGenuine, fitsPaper, code, state, validTo, today }: VerificationFacts): VerificationOutcome {
  if (!isGenuine) return 'altered'
  if (code === 'old') return 'codeTooOld'
  if (code === 'used') return 'codeUsed'
  if (fitsPaper === false) return 'wrongPaper'
  if (state !== 'issued') return ended[state]
  if (validTo !== undefined && validTo < today) return 'expired'
  return 'valid'
}
