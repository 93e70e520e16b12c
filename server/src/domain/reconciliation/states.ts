import type { DifferenceState, ReconciledDayState } from '@anju/shared-types'

export const dayActions = ['differ', 'balance'] as const
export type DayAction = (typeof dayActions)[number]
export type DayEvent = 'reconciliation.differs' | 'reconciliation.balanced'
type DayTable = Record<ReconciledDayState, Partial<Record<DayAction, { to: ReconciledDayState; event: DayEvent }>>>

const differ = { to: 'open', event: 'reconciliation.differs' } as const
const balance = { to: 'balanced', event: 'reconciliation.balanced' } as const

/**
 * A day of one channel (D4). It is balanced only when its bill was read and no difference is left open: there is no way to close it by
 * saying so. A later reading that finds something opens it again.
 */
export const reconciledDayTransitions = {
  waiting: { differ, balance },
  open: { balance },
  balanced: { differ },
} as const satisfies DayTable

export const dayEdge = (state: ReconciledDayState, action: DayAction) =>
  (reconciledDayTransitions as DayTable)[state][action]

export const differenceActions = ['take', 'close', 'vanish', 'reappear'] as const
export type DifferenceAction = (typeof differenceActions)[number]
export type DifferenceEvent = 'difference.taken' | 'difference.closed'
type Table = Record<
  DifferenceState,
  Partial<Record<DifferenceAction, { to: DifferenceState; event?: DifferenceEvent }>>
>

const take = { to: 'taken', event: 'difference.taken' } as const
/** Without an event of its own: a reading moves thousands at once, and the day says what it found. */
const vanish = { to: 'vanished' } as const

/** One difference. Only a named person who has taken it can close it; it goes by itself when both sides agree. */
export const differenceTransitions = {
  open: { take, vanish },
  taken: { take, close: { to: 'closed', event: 'difference.closed' }, vanish },
  vanished: { reappear: { to: 'open' } },
  closed: {},
} as const satisfies Table

/** What a person may do with a difference, and how it is recorded. */
export const differenceEdge = (state: DifferenceState, action: 'take' | 'close') =>
  (differenceTransitions as Table)[state][action] as { to: DifferenceState; event: DifferenceEvent } | undefined

/** Differences that keep a day open. */
export const openDifferenceStates: readonly DifferenceState[] = ['open', 'taken']
