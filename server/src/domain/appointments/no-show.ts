import { type PlainDate, plainDate } from '@anju/shared-types'

/** The city's rule about not coming. Looked up by the day of the appointment, never by today (D2). */
export interface NoShowRule {
  from: PlainDate
  /** This many within `withinDays` pause online booking. */
  limit: number
  withinDays: number
  pauseDays: number
  /** A hall whose people typically waited longer than this was behind: a no-show then is excused by itself (E15). */
  hallLateMinutes: number
}

/** Newest last. */
const noShowRules: readonly NoShowRule[] = [
  { from: plainDate('2026-01-01'), limit: 3, withinDays: 90, pauseDays: 14, hallLateMinutes: 30 },
]

/** The rule in force on a day; before the first rule the first one applies. */
export function noShowRuleOn(date: PlainDate, rules: readonly NoShowRule[] = noShowRules): NoShowRule {
  const inForce = rules.findLast((rule) => rule.from <= date) ?? rules[0]
  if (!inForce) throw new RangeError('no rule about no-shows')
  return inForce
}

export interface NoShowRecord {
  at: Date
  /** False once excused. */
  counts: boolean
}

export interface Standing {
  /** Records that count now. */
  counting: number
  /** Online booking is paused until then; walk-in stays open. */
  pausedUntil?: Date
}

const DAY_MS = 86_400_000

/** When a record stops counting. */
export const decaysAt = (at: Date, rule: Pick<NoShowRule, 'withinDays'>): Date =>
  new Date(at.getTime() + rule.withinDays * DAY_MS)

/**
 * How a person stands. Each record that is the `limit`-th (or more) within `withinDays` pauses online booking for
 * `pauseDays` from its own moment; an excused record counts for nothing, also looking back.
 */
export function standingOf(records: readonly NoShowRecord[], rule: NoShowRule, now: Date): Standing {
  const times = records.filter((record) => record.counts).map((record) => record.at.getTime())
  const within = rule.withinDays * DAY_MS
  const counting = times.filter((at) => at + within > now.getTime()).length
  const pauses = times
    .filter((at) => times.filter((other) => other <= at && other > at - within).length >= rule.limit)
    .map((at) => at + rule.pauseDays * DAY_MS)
  const last = Math.max(...pauses)
  return last > now.getTime() ? { counting, pausedUntil: new Date(last) } : { counting }
}

/** From when on a person counts as not come: the end of the slot, the grace, and the delay they told us. */
export const missAfter = (endsAt: Date, graceMinutes: number, lateMinutes = 0): Date =>
  new Date(endsAt.getTime() + (graceMinutes + lateMinutes) * 60_000)

/** The middle of actual waits; undefined without any. */
export function medianWait(waits: readonly number[]): number | undefined {
  const sorted = [...waits].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)]
}

/** Whether the hall itself was behind, so that a no-show must not count. Without any figure it was not. */
export const hallRanLate = (waits: readonly number[], rule: Pick<NoShowRule, 'hallLateMinutes'>): boolean =>
  (medianWait(waits) ?? 0) > rule.hallLateMinutes

/** `网上预约规则：...` as citizens read it. */
export const noShowRuleText = (rule: NoShowRule): string =>
  `${rule.withinDays} 天内爽约 ${rule.limit} 次，网上预约暂停 ${rule.pauseDays} 天；期间可到大厅现场取号。` +
  `每条记录 ${rule.withinDays} 天后自动失效；大厅办理延误的不计；对每条记录都可以申诉。`
