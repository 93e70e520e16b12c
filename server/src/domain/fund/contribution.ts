import { type ContributionRequest, type PlainDate, plainDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { monthsLater } from '../calendar/civil-periods.ts'
import { addCivilDays, type DueDay } from '../calendar/working-days.ts'
import { compare, dividedBy, exact, times, toFen } from '../money/exact.ts'
import { rowOn, sourced } from '../money/rule-row.ts'
import { contributionRows } from './rules/rate-rows.ts'

/** The rate is the same for both sides, by city and employer. */
export type ContributionFacts = ContributionRequest

export interface Contribution {
  baseFen: number
  workerFen: number
  employerFen: number
  totalFen: number
  reasons: string[]
  source: string
  unsure?: true
}

/** What worker and employer pay a month: base × rate, each rounded by itself; 5 % ≤ rate ≤ 12 %. Undefined before the first rule. */
export function contribution(facts: ContributionFacts): Contribution | { refused: string } | undefined {
  const row = rowOn(contributionRows, facts.on, facts.city)
  if (!row) return undefined
  const { leastPercent, mostPercent, averageWages, roundToFen } = row.value
  const rate = exact(facts.ratePercent)
  if (compare(rate, exact(leastPercent)) < 0 || compare(rate, exact(mostPercent)) > 0) {
    return { refused: `缴存比例要在 ${leastPercent}% 至 ${mostPercent}% 之间。` }
  }
  const reasons: string[] = []
  let baseFen = facts.monthlyWageFen
  const most = facts.cityAverageWageFen === undefined ? undefined : facts.cityAverageWageFen * averageWages
  if (most !== undefined && baseFen > most) {
    baseFen = most
    reasons.push(`缴存基数不超过当地月平均工资的 ${averageWages} 倍`)
  }
  if (facts.minimumWageFen !== undefined && baseFen < facts.minimumWageFen) {
    baseFen = facts.minimumWageFen
    reasons.push('缴存基数不低于当地最低工资')
  }
  const units = toFen(dividedBy(times(exact(baseFen), rate), exact(100 * roundToFen)))
  const each = units * roundToFen
  return { baseFen, workerFen: each, employerFen: each, totalFen: each * 2, reasons, ...sourced(row) }
}

/** The fund year, 1 July to 30 June. */
export function fundYearOf(on: PlainDate): { from: PlainDate; to: PlainDate } {
  const year = Number(on.slice(0, 4)) - (on.slice(5) < '07-01' ? 1 : 0)
  return { from: plainDate(`${year}-07-01`), to: plainDate(`${year + 1}-06-30`) }
}

/** The first month paid for: a new worker's second month of work, a transferred worker's first (条例 17). As its first day. */
export const firstContributionMonth = (startedOn: PlainDate, isFirstJob: boolean): PlainDate =>
  monthsLater(plainDate(`${startedOn.slice(0, 7)}-01`), isFirstJob ? 1 : 0)

/** The employer pays in within 5 calendar days of pay day (条例 19). */
export const depositDue = (payDay: PlainDate, calendar: WorkingCalendar): DueDay => addCivilDays(payDay, 5, calendar)
