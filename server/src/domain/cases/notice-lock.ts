import type { Item } from '../catalogue/item.ts'
import type { Answers } from '../catalogue/wizard.ts'
import { SHORTEST_REASON } from './separation.ts'
import { type CasePaper, neededUnder, type Shortfall, type ShortfallLine } from './shortfall.ts'

/** A supervisor's recorded decision to ask for more after all. */
export interface Override {
  by: string
  isSupervisor: boolean
  reason: string
}

/** A notice that went out. */
export interface ShortfallNotice {
  at: Date
  by: string
  materials: readonly string[]
  /** The applicant's answers of that moment: what could be known. */
  answers: Answers
  override?: Override
}

/**
 * Why a line may be asked for again or anew. `still-missing`: it was on an earlier list and has not come. `new-paper`: it came after
 * the list, and only then could one see that it cannot be used. `new-answer`: the applicant said something else since. `new-fact`:
 * something happened since, on record.
 */
export type DemandCause = 'first' | 'still-missing' | 'new-paper' | 'new-answer' | 'new-fact' | 'override'

export interface DemandQuestion {
  items: readonly Pick<Item, 'materials' | 'questions'>[]
  previous: readonly ShortfallNotice[]
  wanted: Pick<Shortfall, 'lines' | 'complete'>
  answers: Answers
  papers: readonly CasePaper[]
  /** What happened outside since (a seizure, a corrected register), with the material that it makes necessary. */
  newFacts?: readonly { material: string; at: Date; text: string }[]
  askedBy: string
  override?: Override
}

export interface DemandLine extends ShortfallLine {
  cause: DemandCause
}

export type DemandProblem =
  | 'nothing-missing'
  | 'not-complete'
  | 'locked'
  | 'override-role'
  | 'override-same-person'
  | 'override-reason'

export type Demand =
  | { lines: DemandLine[]; overridden: boolean }
  | { problem: DemandProblem; text: string; locked: ShortfallLine[] }

/**
 * 告知锁 (E2, invariant 8): after the first list nothing is asked for that could have been on it, unless a supervisor takes it upon
 * themselves in writing. A first list that is not complete is not a list.
 */
export function decideDemand(question: DemandQuestion): Demand {
  const { wanted, override } = question
  const refuse = (problem: DemandProblem, text: string, locked: ShortfallLine[] = []): Demand => ({
    problem,
    text,
    locked,
  })
  if (!wanted.lines.length) return refuse('nothing-missing', '材料已经齐了，没有可以补正的。')
  if (!wanted.complete) return refuse('not-complete', '还有问题没有回答，清单还不完整。请先问清楚，再一次告知。')
  const judged = wanted.lines.map((line) => ({ line, cause: causeOf(line, question) }))
  const locked = judged.filter(({ cause }) => cause === undefined).map(({ line }) => line)
  if (!locked.length) return { lines: judged.map(({ line, cause }) => ({ ...line, cause: cause! })), overridden: false }
  if (!override) {
    const names = locked.map(({ name }) => `“${name}”`).join('、')
    return refuse('locked', `${names}第一次就可以告知，不能再要。确有必要的，请主管写明理由放行。`, locked)
  }
  if (!override.isSupervisor) return refuse('override-role', '只有主管可以放行。', locked)
  if (override.by === question.askedBy) return refuse('override-same-person', '放行的不能是要材料的人自己。', locked)
  if ([...override.reason.trim()].length < SHORTEST_REASON) {
    return refuse('override-reason', `请写明为什么第一次没有告知，至少 ${SHORTEST_REASON} 个字，申请人会看到。`, locked)
  }
  return { lines: judged.map(({ line, cause }) => ({ ...line, cause: cause ?? 'override' })), overridden: true }
}

/** Undefined: it could have been asked for the first time. */
function causeOf(
  line: ShortfallLine,
  { items, previous, answers, papers, newFacts = [] }: DemandQuestion,
): DemandCause | undefined {
  const last = previous.at(-1)
  if (!last) return 'first'
  const spoilt = papers.filter(({ material, state }) => material === line.material && state === 'unusable')
  const listed = previous.some(({ materials }) => materials.includes(line.material))
  if (spoilt.some(({ at }) => at > last.at)) return 'new-paper'
  if (listed) return 'still-missing'
  if (newFacts.some(({ material, at }) => material === line.material && at > last.at)) return 'new-fact'
  // Not needed by any answer that the office had when it wrote a list; "unknown" then means it could have asked.
  const couldNotKnow = previous.every((notice) => neededUnder(items, line.material, notice.answers) === false)
  return couldNotKnow && neededUnder(items, line.material, answers) === true ? 'new-answer' : undefined
}

/** How often an item's lists were not complete: published per item (E2). */
export interface OverrideRate {
  item: string
  notices: number
  overrides: number
  /** 0 without any notice. */
  share: number
}

export const overrideRate = ({ item, notices, overrides }: Omit<OverrideRate, 'share'>): OverrideRate => ({
  ...{ item, notices, overrides },
  share: notices === 0 ? 0 : overrides / notices,
})
