import { type PlainDate, plainDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { monthsLater } from '../calendar/civil-periods.ts'
import { addCivilDays, type DueDay } from '../calendar/working-days.ts'
import { compare, dividedBy, exact, times, toFen } from '../money/exact.ts'
import { rowOn, sourceOf } from '../money/rule-row.ts'
import { contributionRows } from './rules/rate-rows.ts'

export interface ContributionFacts {
  /** First day of the month that is paid for. */
  on: PlainDate
  city: string
  /** Average monthly wage of the year before; of a new worker the present month's. */
  monthlyWageFen: number
  /** The same for both sides, by city and employer. */
  ratePercent: string
  cityAverageWageFen?: number
  minimumWageFen?: number
}

export type Contribution =
  | { baseFen: number; workerFen: number; employerFen: number; totalFen: number; reasons: string[]; source: string }
  | { refused: string }

/** What worker and employer pay a month: base × rate, each rounded by itself; 5 % ≤ rate ≤ 12 %. */
export function contribution(facts: ContributionFacts): Contribution {
  const row = rowOn(contributionRows, facts.on, facts.city)
  if (!row) return { refused: '没有收录这一天有效的缴存规定。' }
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
  return { baseFen, workerFen: each, employerFen: each, totalFen: each * 2, reasons, source: sourceOf(row) }
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
