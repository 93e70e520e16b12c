import { type PlainDate, shanghaiDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../../calendar/calendar.ts'
import type { HallHours } from '../../calendar/hall-hours.ts'
import { addWorkingMs, workingMsBetween } from '../../calendar/working-time.ts'
import { type CitizenLimit, citizenLimit } from './citizen-limit.ts'
import { countDays, crossesProvisional, type Stretch, sameDayDue } from './day-limit.ts'
import { type ClockId, type Holder, isStopped, type PauseGround } from './grounds.ts'
import type { CaseLimits, OfficeLimit } from './limits.ts'
import { type ClockSpan, spanProblems, spansAsOf } from './spans.ts'

/** Warnings at half and at four fifths of the time (E58; 限时办结 traffic light: yellow at 80 %). */
export type ClockLevel = 'ok' | 'warn50' | 'warn80' | 'late'

/** One of the two clocks of a case at one moment. */
export interface ClockReading {
  limit: OfficeLimit
  /** Of `used` and `left`: working minutes, working days or calendar days. */
  unit: 'minutes' | 'days'
  /** Whole units that the office has used up. */
  used: number
  /** Whole units that it still has; never below zero. */
  left: number
  /** Minutes of the hall's service time to the due moment; negative when it has gone by. What queues are sorted by. */
  leftMinutes: number
  /** Used of given, 0 and up. */
  share: number
  level: ClockLevel
  /** As of now: while the clock stands, every further moment moves it. */
  due: Date
  dueDay: PlainDate
  /** Some day on the way lies in a year without a published notice: never shown as final (invariant 6). */
  provisional: boolean
  /** Stands on a named ground now. */
  stopped: boolean
}

/** Both clocks of a case, who holds it, and how long who has held it. */
export interface CaseClocks {
  holder: Holder
  /** Since when, on which ground, in which step, in whose hands. */
  since: Date
  ground?: PauseGround
  stage?: string
  by?: string
  /** When the case ended: nothing moves any more. */
  endedAt?: Date
  promise?: ClockReading
  law?: ClockReading
  /** 您的时间: until when the present pause lasts, or lasts at least. */
  yours?: CitizenLimit
  /** Working minutes in each one's hands since acceptance. They sum to all there were (rounded down, each). */
  held: Record<Holder, number>
}

export interface ClockQuestion {
  limits: CaseLimits
  spans: readonly ClockSpan[]
  hours: HallHours
  calendar: WorkingCalendar
  now: Date
}

/** Reads the clocks of a case; undefined before acceptance. Throws when the spans have a problem: such a clock would lie. */
export function readClocks({ limits, spans, hours, calendar, now }: ClockQuestion): CaseClocks | undefined {
  const [problem] = spanProblems(spans)
  if (problem) throw new RangeError(`span ${problem.at}: ${problem.fault}`)
  const known = spansAsOf(spans, now)
  const last = known.at(-1)
  if (!last) return undefined
  const read = (clock: ClockId) => {
    const limit = limits[clock]
    return limit && { [clock]: readClock(limit, clock, known, hours, calendar, now) }
  }
  const yours = last.to ? undefined : citizenLimit(last, calendar)
  const ms = heldMs(known, hours, calendar, now)
  return {
    holder: last.who,
    since: last.from,
    ...(last.ground ? { ground: last.ground } : {}),
    ...(last.stage ? { stage: last.stage } : {}),
    ...(last.by ? { by: last.by } : {}),
    ...(last.to ? { endedAt: last.to } : {}),
    ...read('promise'),
    ...read('law'),
    ...(yours ? { yours } : {}),
    held: { us: toMinutes(ms.us), you: toMinutes(ms.you), other: toMinutes(ms.other) },
  }
}

/** Service time in each one's hands, to the millisecond: the three add up to all there was since acceptance. */
export function heldMs(
  spans: readonly ClockSpan[],
  hours: HallHours,
  calendar: WorkingCalendar,
  now: Date,
): Record<Holder, number> {
  const held = { us: 0, you: 0, other: 0 }
  for (const { who, from, to } of spansAsOf(spans, now)) held[who] += workingMsBetween(from, to ?? now, hours, calendar)
  return held
}

function readClock(
  limit: OfficeLimit,
  clock: ClockId,
  spans: readonly ClockSpan[],
  hours: HallHours,
  calendar: WorkingCalendar,
  now: Date,
): ClockReading {
  const last = spans.at(-1)!
  const asOf = last.to ?? now
  const stretches = spans.map(({ from, to, ground }) => ({ from, to: to ?? asOf, stopped: isStopped(clock, ground) }))
  const { due, dueDay, provisional, usedMs, limitMs, unitMs } = count(limit, stretches, hours, calendar)
  const late = asOf > due
  const usedUnits = Math.floor(usedMs / unitMs)
  return {
    limit,
    unit: unitMs === MINUTE_MS ? 'minutes' : 'days',
    used: usedUnits,
    left: late ? 0 : Math.max(0, Math.ceil((limitMs - usedMs) / unitMs)),
    leftMinutes: late
      ? -toMinutes(workingMsBetween(due, asOf, hours, calendar))
      : toMinutes(workingMsBetween(asOf, due, hours, calendar)),
    share: limitMs > 0 ? usedMs / limitMs : Number(late),
    level: levelOf(usedMs, limitMs, late),
    due,
    dueDay,
    provisional,
    stopped: last.to === undefined && isStopped(clock, last.ground),
  }
}

const MINUTE_MS = 60_000
const toMinutes = (ms: number) => Math.floor(ms / MINUTE_MS)

interface Count {
  due: Date
  dueDay: PlainDate
  provisional: boolean
  usedMs: number
  limitMs: number
  unitMs: number
}

function count(limit: OfficeLimit, stretches: readonly Stretch[], hours: HallHours, calendar: WorkingCalendar): Count {
  if (limit.unit === 'minutes') return countMinutes(limit.count * MINUTE_MS, stretches, hours, calendar)
  if (limit.unit === 'same-day') {
    const end = sameDayDue(stretches, hours.sessions, calendar)
    const limitMs = workingMsBetween(stretches[0]!.from, end.due, hours, calendar)
    return { ...end, usedMs: usedOf(stretches, hours, calendar), limitMs, unitMs: MINUTE_MS }
  }
  const { dayMs, ...days } = countDays(limit, stretches, hours.sessions, calendar)
  return { ...days, unitMs: dayMs }
}

/** A limit in service minutes: it is due at the moment at which the office has had so much time in its own hands. */
function countMinutes(
  limitMs: number,
  stretches: readonly Stretch[],
  hours: HallHours,
  calendar: WorkingCalendar,
): Count {
  const usedMs = usedOf(stretches, hours, calendar)
  let left = limitMs
  /** Where the rest of the time begins: the stretch in which it runs out, else the end of what is known. */
  let from = stretches.at(-1)!.to
  for (const stretch of stretches.filter(({ stopped }) => !stopped)) {
    const used = workingMsBetween(stretch.from, stretch.to, hours, calendar)
    if (used >= left) {
      from = stretch.from
      break
    }
    left -= used
  }
  const due = addWorkingMs(from, left, hours, calendar).at
  const dueDay = shanghaiDate(due)
  const provisional = crossesProvisional(shanghaiDate(stretches[0]!.from), dueDay, calendar)
  return { due, dueDay, provisional, usedMs, limitMs, unitMs: MINUTE_MS }
}

const usedOf = (stretches: readonly Stretch[], hours: HallHours, calendar: WorkingCalendar) =>
  stretches.reduce((sum, one) => sum + (one.stopped ? 0 : workingMsBetween(one.from, one.to, hours, calendar)), 0)

function levelOf(usedMs: number, limitMs: number, late: boolean): ClockLevel {
  if (late) return 'late'
  if (usedMs * 10 >= limitMs * 8) return 'warn80'
  return usedMs * 2 >= limitMs ? 'warn50' : 'ok'
}
