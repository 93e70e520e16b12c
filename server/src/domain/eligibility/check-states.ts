import type { EligibilityCheckState, EligibilityResult } from '@anju/shared-types'

export const checkActions = [
  'gather',
  'refuseConsent',
  'withdraw',
  'close',
  'ask',
  'pass',
  'fail',
  'gap',
  'askPerson',
  'personPass',
  'personFail',
  'renew',
  'lapse',
  'correctPass',
  'correctFail',
  'correctGap',
  'expire',
  'consume',
  'revoke',
] as const
export type CheckAction = (typeof checkActions)[number]

export type CheckEvent =
  | 'check.ready'
  | 'check.cancelled'
  | 'check.asking'
  | 'check.passed'
  | 'check.failed'
  | 'check.gap'
  | 'check.review-asked'
  | 'check.renewed'
  | 'check.expired'
  | 'check.consumed'
  | 'check.revoked'

export interface CheckEdge {
  to: EligibilityCheckState
  event: CheckEvent
}

type Table = Record<EligibilityCheckState, Partial<Record<CheckAction, CheckEdge>>>

const cancelled = { to: 'cancelled', event: 'check.cancelled' } as const
const passed = { to: 'passed', event: 'check.passed' } as const
const failed = { to: 'failed', event: 'check.failed' } as const
const asking = { to: 'asking', event: 'check.asking' } as const
const ready = { to: 'gathering', event: 'check.ready' } as const
const gap = { to: 'dataGap', event: 'check.gap' } as const
const byPerson = { personPass: passed, personFail: failed } as const
/** The applicant, or one of the family whose consent it rests on, takes it back. */
const takenBack = { refuseConsent: cancelled, withdraw: cancelled } as const

/**
 * The whole life of an official check (D4). A source that is silent leads to a person and stays open to a late answer; it never
 * leads to a refusal. From a refusal by the machine a person can always be asked (个人信息保护法 24); once asked, only a person
 * refuses again. `correct…`: a fact was corrected by its owner, and the rules are applied again.
 */
export const eligibilityCheckTransitions = {
  consenting: { gather: ready, ...takenBack, close: cancelled },
  gathering: { pass: passed, fail: failed, gap, ask: asking, ...takenBack },
  asking: { gather: ready, ...takenBack, close: cancelled },
  dataGap: { pass: passed, fail: failed, ask: asking, ...byPerson, ...takenBack },
  reviewing: { ...byPerson, correctPass: passed, ...takenBack },
  passed: {
    renew: { to: 'passed', event: 'check.renewed' },
    lapse: failed,
    correctPass: passed,
    correctFail: failed,
    // Only after a blind sample differed.
    ...byPerson,
    expire: { to: 'expired', event: 'check.expired' },
    consume: { to: 'consumed', event: 'check.consumed' },
    revoke: { to: 'revoked', event: 'check.revoked' },
  },
  failed: {
    askPerson: { to: 'reviewing', event: 'check.review-asked' },
    correctPass: passed,
    correctFail: failed,
    correctGap: gap,
  },
  expired: {},
  consumed: { revoke: { to: 'revoked', event: 'check.revoked' } },
  revoked: {},
  cancelled: {},
} as const satisfies Table

export const checkEdge = (state: EligibilityCheckState, action: CheckAction): CheckEdge | undefined =>
  (eligibilityCheckTransitions as Table)[state][action]

/** Still under way: one such check a person. */
export const isUnderWay = (state: EligibilityCheckState): boolean =>
  ['consenting', 'gathering', 'asking', 'dataGap', 'reviewing'].includes(state)

const results: Partial<Record<EligibilityCheckState, EligibilityResult>> = {
  passed: 'PASS',
  failed: 'FAIL',
  reviewing: 'FAIL',
  dataGap: 'DATA_GAP',
  expired: 'EXPIRED',
  consumed: 'CONSUMED',
  revoked: 'REVOKED',
}
export const resultOf = (state: EligibilityCheckState): EligibilityResult | undefined => results[state]
