import type { DelegationState } from '@anju/shared-types'

const delegationActions = ['agree', 'decline', 'lapse', 'revoke', 'resign', 'expire'] as const
export type DelegationAction = (typeof delegationActions)[number]

export type DelegationEvent =
  | 'delegation.given'
  | 'delegation.declined'
  | 'delegation.lapsed'
  | 'delegation.revoked'
  | 'delegation.resigned'
  | 'delegation.expired'

export interface DelegationEdge {
  to: DelegationState
  event: DelegationEvent
  /** Who may: either side, one of them, or time alone. */
  by: 'principal' | 'agent' | 'either' | 'time'
}

type Table = Record<DelegationState, Partial<Record<DelegationAction, DelegationEdge>>>

/** The whole life of a delegation (D4). What has ended stays ended: who wants it again asks again. */
export const delegationTransitions = {
  asked: {
    agree: { to: 'given', event: 'delegation.given', by: 'principal' },
    decline: { to: 'declined', event: 'delegation.declined', by: 'either' },
    lapse: { to: 'lapsed', event: 'delegation.lapsed', by: 'time' },
  },
  given: {
    revoke: { to: 'revoked', event: 'delegation.revoked', by: 'principal' },
    resign: { to: 'resigned', event: 'delegation.resigned', by: 'agent' },
    expire: { to: 'expired', event: 'delegation.expired', by: 'time' },
  },
  declined: {},
  lapsed: {},
  revoked: {},
  resigned: {},
  expired: {},
} as const satisfies Table

export const delegationEdge = (state: DelegationState, action: DelegationAction): DelegationEdge | undefined =>
  (delegationTransitions as Table)[state][action]

/** What this side may do now. */
export const delegationActionsOf = (state: DelegationState, role: 'principal' | 'agent'): DelegationAction[] =>
  delegationActions.filter((action) => {
    const by = delegationEdge(state, action)?.by
    return by === role || by === 'either'
  })

/** Ours: a request that nobody answers ends, so that nobody says yes to what they have forgotten. */
export const ASK_DAYS = 7
/** Ours: so many open requests one person may have out. */
export const MOST_ASKS = 5
