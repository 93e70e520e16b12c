import type { EligibilityCheckState, EligibilityResult } from '@anju/shared-types'

export const checkActions = [
  'gather',
  'refuseConsent',
  'withdraw',
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
/** A fact was corrected by its owner: the rules are applied again. */
const corrected = { correctPass: passed, correctFail: failed } as const
const byPerson = { personPass: passed, personFail: failed } as const

/**
 * The whole life of an official check (D4). A source that is silent leads to a person and stays open to a late answer; it never
 * leads to a refusal. From a refusal by the machine a person can always be asked (个人信息保护法 24).
 */
export const eligibilityCheckTransitions = {
  consenting: {
    gather: { to: 'gathering', event: 'check.ready' },
    refuseConsent: cancelled,
    withdraw: cancelled,
  },
  gathering: {
    pass: passed,
    fail: failed,
    gap: { to: 'dataGap', event: 'check.gap' },
    ask: { to: 'asking', event: 'check.asking' },
    withdraw: cancelled,
  },
  asking: {
    gather: { to: 'gathering', event: 'check.ready' },
    withdraw: cancelled,
  },
  dataGap: { pass: passed, fail: failed, ...byPerson, ...corrected, withdraw: cancelled },
  reviewing: { ...byPerson, ...corrected, withdraw: cancelled },
  passed: {
    renew: { to: 'passed', event: 'check.renewed' },
    lapse: failed,
    correctPass: passed,
    correctFail: failed,
    expire: { to: 'expired', event: 'check.expired' },
    consume: { to: 'consumed', event: 'check.consumed' },
    revoke: { to: 'revoked', event: 'check.revoked' },
  },
  failed: {
    askPerson: { to: 'reviewing', event: 'check.review-asked' },
    correctPass: passed,
    correctFail: failed,
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
