import type { ErrorCode, NameDoubtState } from '@anju/shared-types'

export type DoubtVerdict = 'same' | 'different'

export interface DoubtOpinion {
  staffNo: string
  verdict: DoubtVerdict
}

type Table = Record<NameDoubtState, Partial<Record<'opine', { to: readonly NameDoubtState[] }>>>

/**
 * Whether two spellings are one name is never the machine's to say, and never one person's (民委发〔2016〕33号; 窗口改名要两人): two of the
 * staff must say the same. Where the first two differ a supervisor is the third, so that two always agree in the end.
 */
export const nameDoubtTransitions = {
  first: { opine: { to: ['second'] } },
  second: { opine: { to: ['same', 'different', 'third'] } },
  third: { opine: { to: ['same', 'different'] } },
  same: {},
  different: {},
} as const satisfies Table

/** Where a doubt stands after these opinions. */
export function doubtAfter(opinions: readonly DoubtOpinion[]): NameDoubtState {
  for (const verdict of ['same', 'different'] as const) {
    if (opinions.filter((one) => one.verdict === verdict).length >= 2) return verdict
  }
  return (['first', 'second', 'third'] as const)[opinions.length] ?? 'third'
}

export const isSettled = (state: NameDoubtState): state is DoubtVerdict => state === 'same' || state === 'different'

export interface DoubtDecider {
  staffNo: string
  isSupervisor: boolean
  /** The name is their own. */
  isOwn: boolean
}

/** Why this person may not say what they think now. */
export function opinionProblem(
  state: NameDoubtState,
  opinions: readonly DoubtOpinion[],
  { staffNo, isSupervisor, isOwn }: DoubtDecider,
): ErrorCode | undefined {
  if (isSettled(state)) return 'STATE_MOVED'
  if (isOwn) return 'INTERESTED'
  if (opinions.some((one) => one.staffNo === staffNo)) return 'SAME_PERSON'
  return state === 'third' && !isSupervisor ? 'NEEDS_SUPERVISOR' : undefined
}
