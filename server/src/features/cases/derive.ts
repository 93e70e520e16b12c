import { addDays, type CaseDepartment, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import { periodEnd } from '../../domain/calendar/legal-periods.ts'
import { usualHours } from '../../domain/calendar/usual-hours.ts'
import { districtOf } from '../../domain/cases/address.ts'
import { type CaseClocks, readClocks } from '../../domain/cases/clocks/read-clocks.ts'
import { holdersOf } from '../../domain/cases/hands.ts'
import { isOver } from '../../domain/cases/states.ts'
import { isOpen } from '../../domain/cases/tasks.ts'
import type { CaseRow } from './case-record.ts'
import { promiseClockAt, promisedOf } from './promises/watch.ts'

/** Ours: a draft that nobody touched, and confirmations that do not come. */
const DRAFT_DAYS = 90
export const CONSENT_DAYS = 15
/** 行政许可法 32(1)(5), 不动产登记暂行条例 17: not told within five working days is accepted. */
const ANSWER_WORKING_DAYS = 5
/** Ours: an unpaid or uncollected case wakes somebody after so long. */
const REMIND_DAYS = 7
const ASK_REGISTER_AGAIN_MS = 60_000
const LOOK_AT_LEAST_EVERY_MS = 3_600_000
const LOOK_AT_MOST_EVERY_MS = 600_000

export const clocksOf = (
  row: Pick<CaseRow, 'limits' | 'spans'>,
  calendar: WorkingCalendar,
  now: Date,
): CaseClocks | undefined => readClocks({ limits: row.limits, spans: row.spans, hours: usualHours, calendar, now })

/** Midnight after the last of so many working days. */
const afterWorkingDays = (from: Date, days: number, calendar: WorkingCalendar): Date => {
  const { date } = periodEnd(shanghaiDate(from), { count: days, unit: 'working-days' }, calendar)
  return shanghaiInstant(addDays(date, 1), '00:00')
}

const afterDays = (from: Date, days: number): Date => shanghaiInstant(addDays(shanghaiDate(from), days + 1), '00:00')

/** What lists and the clock need, worked out anew with every change: whose turn it is, when it is due, when to look again. */
export function derive(row: CaseRow, calendar: WorkingCalendar, now: Date): CaseRow {
  const departments = departmentsOf(row)
  const dueAt = dueOf(row, calendar, now)
  const clockAt = row.revoked ? undefined : earlier(clockOf(row, dueAt, calendar, now), promiseClockAt(row, calendar))
  const promised = promisedOf(row)
  const holders = row.revoked ? [] : holdersOf(row)
  const attention = needsEyes(row)
  const district = row.property && districtOf(row.property.address)
  const { departments: _before, dueAt: _due, clockAt: _clock, promised: _promised, holders: _holders, ...kept } = row
  const { waits: _waits, attention: _attention, fast: _fast, district: _district, ...rest } = kept
  return {
    ...rest,
    ...(departments.length > 0 && { departments, waits: true }),
    ...(departments.length > 0 && row.ourMistake && { fast: true }),
    ...(attention && { attention }),
    ...(district && { district }),
    ...(holders.length > 0 && { holders }),
    ...(dueAt && { dueAt }),
    ...(clockAt && { clockAt }),
    ...(promised && { promised }),
  } as CaseRow
}

const earlier = (one: Date | undefined, other: Date | undefined): Date | undefined =>
  one && other ? (one < other ? one : other) : (one ?? other)

/** Of the time that was promised, in percent: from here on a supervisor sees it. */
const NEARLY_LATE = 80

const needsEyes = ({ state, alert, proposal, wantsMore, warned, mistake, revoked }: CaseRow): boolean =>
  mistake?.state === 'asked' ||
  (!isOver(state) && !revoked && Boolean(alert ?? proposal ?? wantsMore ?? warned >= NEARLY_LATE))

/**
 * Offices that have something to do with it now. A case that is stopped stays with those who can let it go on; one whose decision was taken
 * back keeps its state and is nobody's work any more.
 */
function departmentsOf({ state, plan, tasks, revoked }: CaseRow): CaseDepartment[] {
  if (revoked) return []
  switch (state) {
    case 'submitted':
    case 'feeDue':
    case 'ready':
      return [plan.accept.department]
    case 'reviewing':
      return [...new Set(tasks.filter((task) => isOpen(task, tasks)).map((task) => task.department))]
    case 'approving':
    case 'entering':
      return [plan.approve.department]
    default:
      return []
  }
}

/** The moment by which lists are sorted: the answer on acceptance before it, the promise (else the law's limit) after. */
function dueOf(row: CaseRow, calendar: WorkingCalendar, now: Date): Date | undefined {
  if (row.revoked) return undefined
  if (row.state === 'submitted') return afterWorkingDays(row.submittedAt ?? now, ANSWER_WORKING_DAYS, calendar)
  if (row.state === 'feeDue' || row.state === 'ready') return afterDays(row.changedAt, REMIND_DAYS)
  if (isOver(row.state)) return undefined
  const clocks = clocksOf(row, calendar, now)
  return (clocks?.promise ?? clocks?.law)?.due
}

function clockOf(row: CaseRow, dueAt: Date | undefined, calendar: WorkingCalendar, now: Date): Date | undefined {
  switch (row.state) {
    case 'draft':
      return afterDays(now, DRAFT_DAYS)
    case 'confirming':
      return afterDays(row.submittedAt ?? now, CONSENT_DAYS)
    case 'submitted':
      return dueAt
    case 'correcting': {
      const due = row.shortfalls.at(-1)?.due
      return due && shanghaiInstant(addDays(due, 1), '00:00')
    }
    case 'entering':
      return new Date(now.getTime() + ASK_REGISTER_AGAIN_MS)
    case 'reviewing':
    case 'approving':
      return nextLook(row, dueAt, calendar, now)
    case 'feeDue':
    case 'ready':
      return dueAt
    default:
      return undefined
  }
}

/** Half of what is left, so that a warning comes close to its moment without a look every minute. */
function nextLook(row: CaseRow, dueAt: Date | undefined, calendar: WorkingCalendar, now: Date): Date {
  const yours = clocksOf(row, calendar, now)?.yours
  const target = row.suspension || row.alert ? yours?.at : dueAt
  const left = target ? (target.getTime() - now.getTime()) / 2 : LOOK_AT_LEAST_EVERY_MS * 24
  return new Date(now.getTime() + Math.max(LOOK_AT_MOST_EVERY_MS, Math.min(left, LOOK_AT_LEAST_EVERY_MS * 24)))
}
