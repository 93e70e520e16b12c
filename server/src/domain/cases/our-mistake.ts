import type { CaseState } from '@anju/shared-types'
import { isOver } from './states.ts'

/** Somebody says that we got a case wrong, and what a supervisor made of it (E50). Said once a case. */
export type MistakeState = 'asked' | 'upheld' | 'denied'

export interface MistakeFacts {
  state: CaseState
  mistake?: MistakeState
  /** It is itself the making good of one of our mistakes, or runs as such already. */
  isOurMistake: boolean
}

/** Nobody of ours has done anything, or its people ended it themselves; and while the register writes nobody can say what it will be. */
const notOurs: readonly CaseState[] = ['draft', 'confirming', 'discarded', 'withdrawn', 'entering']

export const mayReportMistake = ({ state, mistake, isOurMistake }: MistakeFacts): boolean =>
  !notOurs.includes(state) && mistake === undefined && !isOurMistake

/** 更正登记: what stands wrongly in the book is put right by an entry of its own (民法典 220). */
export const CORRECTION = 'B15'

/**
 * How a mistake of ours is made good: a case that still runs goes on, first in line and free; one that has ended begins anew under the same
 * code, or as a correction of the book where it was entered.
 */
export function remedyOf({
  state,
  isEntered,
  code,
  offersCorrection,
}: {
  state: CaseState
  isEntered: boolean
  code: string
  offersCorrection: boolean
}): 'goes-on' | { beginAs: string } {
  if (!isOver(state)) return 'goes-on'
  return { beginAs: isEntered && offersCorrection ? CORRECTION : code }
}

interface Line {
  name: string
  amountFen: number
}

/** The same lines at nothing: it stays readable what would have been due. */
export const freeOf = <F extends { totalFen: number; lines: readonly L[] }, L extends Line>(fees: F): F => ({
  ...fees,
  totalFen: 0,
  lines: fees.lines.map((line) => ({ ...line, name: `${line.name}（我们的差错，免收）`, amountFen: 0 })),
})
