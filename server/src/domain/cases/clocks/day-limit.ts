import { addDays, daysBetween, type PlainDate, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { isWorkingDay, type WorkingCalendar } from '../../calendar/calendar.ts'
import { monthsLater } from '../../calendar/civil-periods.ts'
import type { Session } from '../../calendar/hall-hours.ts'
import type { OfficeLimit } from './limits.ts'

/** A stretch of time as seen from one clock. */
export interface Stretch {
  from: Date
  to: Date
  stopped: boolean
}

export interface DayCount {
  due: Date
  dueDay: PlainDate
  provisional: boolean
  /** Time used and given, in the same measure: sessions of working days, or whole calendar days. */
  usedMs: number
  limitMs: number
  /** Length of one counted day. */
  dayMs: number
}

const FARTHEST_DAYS = 3660
const DAY_MS = 86_400_000

/**
 * A limit in days. The day of acceptance is not counted (民法典 201). A pause gives back as many whole days as its service time fills,
 * rounded down for all pauses together: an hour's pause gives nothing back, so that no short pause can hide a late day. The last day
 * ends when the hall closes (民法典 203: 有业务时间的，停止业务活动的时间为截止时间), and never while the clock stands: a case cannot become
 * late in the hands of somebody else. A calendar day is therefore counted from close to close.
 */
export function countDays(
  limit: Pick<OfficeLimit, 'unit' | 'count'>,
  stretches: readonly Stretch[],
  sessions: readonly Session[],
  calendar: WorkingCalendar,
): DayCount {
  const start = shanghaiDate(stretches[0]!.from)
  const civil = limit.unit !== 'working-days'
  const closing = sessions.at(-1)?.to ?? '24:00'
  const inSessions = !civil && sessions.length > 0
  const dayMs = inSessions ? lengthOf(sessions) : DAY_MS
  const partsOf = (date: PlainDate): Part[] =>
    inSessions
      ? sessions.map(({ from, to }) => [timeOf(date, from), timeOf(date, to)])
      : [[timeOf(date, closing) - DAY_MS, timeOf(date, closing)]]
  const count = limit.unit === 'civil-months' ? daysBetween(start, monthsLater(start, limit.count)) : limit.count
  const counts = (date: PlainDate) => civil || isWorkingDay(date, calendar).working

  const asOf = stretches.at(-1)!.to
  const pauses = stretches.filter((one) => one.stopped)
  const work = stretches.filter((one) => !one.stopped)
  let [passed, pausedMs, usedMs] = [0, 0, 0]
  let dueDay: PlainDate | undefined
  for (
    let date = addDays(start, 1), steps = 0;
    !dueDay || shanghaiInstant(date, '00:00') <= asOf;
    date = addDays(date, 1)
  ) {
    if (steps++ > FARTHEST_DAYS) throw new RangeError(`no ${limit.count} ${limit.unit} within ten years of ${start}`)
    if (!counts(date)) continue
    passed++
    const parts = partsOf(date)
    pausedMs += within(parts, pauses)
    usedMs += within(parts, work)
    if (dueDay || passed - Math.floor(pausedMs / dayMs) < count) continue
    const last = civil ? nextWorkingDay(date, calendar) : date
    if (!standsAt(shanghaiInstant(last, closing), pauses)) dueDay = last
  }
  return {
    due: shanghaiInstant(dueDay, closing),
    dueDay,
    provisional: crossesProvisional(start, dueDay, calendar),
    usedMs,
    limitMs: count * dayMs,
    dayMs,
  }
}

/**
 * 即时办结 that a person has to look at: the close of the day of acceptance, or of the next working day; a day at whose close the
 * clock stands does not count.
 */
export function sameDayDue(
  stretches: readonly Stretch[],
  sessions: readonly Session[],
  calendar: WorkingCalendar,
): Pick<DayCount, 'due' | 'dueDay' | 'provisional'> {
  const start = stretches[0]!.from
  const closing = sessions.at(-1)?.to ?? '24:00'
  const pauses = stretches.filter((one) => one.stopped)
  let date = shanghaiDate(start)
  for (let steps = 0; steps <= FARTHEST_DAYS; steps++, date = addDays(date, 1)) {
    const due = shanghaiInstant(date, closing)
    if (due <= start || !isWorkingDay(date, calendar).working) continue
    if (standsAt(due, pauses)) continue
    return { due, dueDay: date, provisional: crossesProvisional(shanghaiDate(start), date, calendar) }
  }
  throw new RangeError(`no working day within ten years of ${shanghaiDate(start)}`)
}

/** Is some day of the way without a published notice (invariant 6)? */
export function crossesProvisional(from: PlainDate, to: PlainDate, calendar: WorkingCalendar): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    if (calendar.years.get(year)?.status !== 'published') return true
  }
  return false
}

function nextWorkingDay(date: PlainDate, calendar: WorkingCalendar): PlainDate {
  for (let steps = 0; steps <= FARTHEST_DAYS; steps++) {
    if (isWorkingDay(date, calendar).working) return date
    date = addDays(date, 1)
  }
  throw new RangeError('no working day within ten years')
}

const lengthOf = (sessions: readonly Session[]) =>
  sessions.reduce((sum, session) => sum + minutesOf(session.to) - minutesOf(session.from), 0) * 60_000
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

const standsAt = (moment: Date, pauses: readonly Stretch[]) =>
  pauses.some(({ from, to }) => from < moment && moment <= to)

/** Begin and end of a part of a counted day, in milliseconds of the epoch. */
type Part = readonly [begins: number, ends: number]
const timeOf = (date: PlainDate, time: string) => shanghaiInstant(date, time).getTime()

function within(parts: readonly Part[], stretches: readonly Stretch[]): number {
  let sum = 0
  for (const [begins, ends] of parts) {
    for (const { from, to } of stretches) {
      const common = Math.min(to.getTime(), ends) - Math.max(from.getTime(), begins)
      if (common > 0) sum += common
    }
  }
  return sum
}
