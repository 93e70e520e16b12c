import type { PlainDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { legalDue } from '../calendar/legal-periods.ts'
import type { DueDay } from '../calendar/working-days.ts'
import type { Known, Restriction, Seizure } from './restriction.ts'

/** Everything but seizures, whose end depends on the line they stand in. */
export type Other = Exclude<Restriction, Seizure>

/**
 * Last day of a restriction, by law or as the book names it; undefined: nothing ends it so far. 异议 lapses 15 calendar days after
 * registration unless a suit was shown (民法典 220), 预告 90 days after the final registration became possible (221); both move past a break.
 */
export function lastDayOf(restriction: Other, calendar: WorkingCalendar): Known<DueDay> | undefined {
  const exactly = (date: PlainDate | undefined) => date && { date, provisional: false }
  switch (restriction.kind) {
    case 'objection': {
      const due = legalDue(restriction.registeredOn, 'objection', calendar)
      const hasSued = restriction.suedOn !== undefined && restriction.suedOn <= due.date
      return hasSued ? undefined : due
    }
    case 'advance-notice':
    case 'mortgage-advance-notice': {
      const { registrableOn } = restriction
      if (registrableOn === 'unknown') return 'unknown'
      return registrableOn && legalDue(registrableOn, 'advance-notice', calendar)
    }
    case 'expropriation': {
      const longest = legalDue(restriction.registeredOn, 'expropriation-pause', calendar)
      return restriction.until && restriction.until < longest.date ? exactly(restriction.until) : longest
    }
    case 'residence':
    case 'easement':
    case 'policy-lock':
    case 'sale-lock':
      return exactly(restriction.until)
    case 'mortgage':
    case 'illegal-building':
    case 'auction':
      return undefined
  }
}

/** Whether a restriction holds on a day. An advance notice cannot lapse sooner than 90 days after it was registered. */
export function isInForce(restriction: Other, on: PlainDate, calendar: WorkingCalendar): Known<boolean> {
  if (on < restriction.registeredOn) return false
  if (restriction.endedOn !== undefined && restriction.endedOn <= on) return false
  const end = lastDayOf(restriction, calendar)
  if (end === 'unknown') {
    return on <= legalDue(restriction.registeredOn, 'advance-notice', calendar).date ? true : 'unknown'
  }
  return end === undefined || on <= end.date
}
