import type { CalendarDiff } from '@anju/shared-types'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'

export type MovedDeadline = CalendarDiff['deadlines'][number]

/**
 * What a feature knows of days that would move if the calendar changed. Whoever computes a day from the calendar and stores it
 * gives one of these to wiring.ts, so that an admin sees the whole effect of a notice before it counts.
 */
export interface MovedDeadlines {
  moved(before: WorkingCalendar, after: WorkingCalendar, now: Date): Promise<MovedDeadline[]>
}
