import type { Check, CheckChallenge, CheckSummary, EligibilityCheckState, Finding } from '@anju/shared-types'
import { daysBetween, shanghaiDate } from '@anju/shared-types/plain-date'

/** What can still happen to a check without its applicant: an office answers, a relative agrees, a person decides. */
export const mayMove = ({ isWorking, state, challenges }: Check): boolean =>
  isWorking ||
  movingStates.includes(state) ||
  // a contested fact waits for its owner, a corrected one for the new result
  (decidedStates.includes(state) && challenges.some((challenge) => challenge.state !== 'rejected'))

const movingStates: readonly EligibilityCheckState[] = ['consenting', 'gathering', 'dataGap', 'reviewing']
const decidedStates: readonly EligibilityCheckState[] = ['asking', 'passed', 'failed']

/** How the head of a check looks: its answer, or that it is under way, or over. */
export type Look = Finding | 'working' | 'over'

export const lookOf = (state: EligibilityCheckState): Look => looks[state]
const looks: Readonly<Record<EligibilityCheckState, Look>> = {
  consenting: 'working',
  gathering: 'working',
  asking: 'unknown',
  dataGap: 'unknown',
  reviewing: 'working',
  passed: 'met',
  failed: 'not-met',
  expired: 'over',
  consumed: 'over',
  revoked: 'not-met',
  cancelled: 'over',
}

/** One line about a check in a list. */
export const summaryNote = ({ headline, code }: CheckSummary): string => `${headline}\n编号 ${code}`

/** The clock of a contested fact: until when its owner answers. */
export function clockText(
  { state, dueOn, overdue, provisional }: CheckChallenge,
  serverNow: string,
): string | undefined {
  if (state !== 'open') return undefined
  if (overdue) return `应在 ${dueOn} 前答复，已经超期，工作人员正在催办`
  const left = daysBetween(shanghaiDate(new Date(serverNow)), dueOn)
  const days = left <= 0 ? '今天' : left === 1 ? '明天' : `还有 ${left} 天`
  return `最迟 ${dueOn} 答复（${days}${provisional ? '；当年放假安排未公布，日期可能调整' : ''}）`
}

/** Where the home is, and what else of it counts. */
export const placeWords = ({
  city,
  zone,
  areaSqm,
  insideSecondRing,
}: Pick<Check, 'city' | 'zone' | 'areaSqm' | 'insideSecondRing'>): string =>
  [
    `${city.name}${zone.name}`,
    areaSqm !== undefined && `${areaSqm} 平方米`,
    insideSecondRing !== undefined && (insideSecondRing ? '二环以内' : '二环以外'),
  ]
    .filter(Boolean)
    .join('，')
