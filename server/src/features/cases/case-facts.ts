import type { CaseFacts } from '../../domain/cases/decide.ts'
import type { MistakeFacts } from '../../domain/cases/our-mistake.ts'
import { mayGoOn } from '../../domain/restrictions/effect.ts'
import type { Verdict } from '../../domain/restrictions/verdict.ts'
import type { CaseFile } from './case-file.ts'
import { type CaseRow, holdsOf } from './case-record.ts'
import { blockersIn, shortfallIn } from './papers-of-case.ts'

/** What `decideCase` looks at, out of a row and its files. */
export function factsOf(file: CaseFile, row: CaseRow): CaseFacts {
  return {
    state: row.state,
    holds: holdsOf(row),
    plan: row.plan,
    parties: row.parties.map((party) => ({
      id: party.id,
      confirmed: party.confirmed !== undefined,
      wantsOut: party.wantsOutAt !== undefined,
    })),
    tasks: row.tasks,
    isOpened: row.batch !== undefined || isOpened(row),
    isAccepted: row.acceptedAt !== undefined,
    missing: shortfallIn(file, row).lines.length,
    blockers: blockersIn(file, row),
    ...(row.restrictions && { restrictions: row.restrictions.verdict }),
    feesOpen: row.fees !== undefined && row.fees.totalFen > 0 && row.fees.settled === undefined,
  }
}

/** What an answer of the register means for a case: stopped, free, or nobody can say. */
export const verdictOf = ({ outcome }: Pick<Verdict, 'outcome'>): 'clear' | 'blocked' | 'unknown' =>
  outcome === 'unknown' ? 'unknown' : mayGoOn(outcome) ? 'clear' : 'blocked'

/** Somebody of staff has looked at what was handed in: from the first look on it is read by more than its authors. */
const isOpened = ({ seenBy, submittedAt }: Pick<CaseRow, 'seenBy' | 'submittedAt'>): boolean =>
  submittedAt !== undefined && seenBy.some(({ at }) => at >= submittedAt)

export const mistakeFacts = (row: CaseRow): MistakeFacts => ({
  state: row.state,
  isOurMistake: row.ourMistake !== undefined,
  ...(row.mistake && { mistake: row.mistake.state }),
})
