import type { CalendarDiff, CalendarNotice } from '@anju/shared-types'
import type { CalendarYear } from '../../domain/calendar/calendar.ts'
import { diffYears, withYear } from '../../domain/calendar/diff-years.ts'
import { readNotice } from '../../domain/calendar/read-notice.ts'
import { refuse } from '../../platform/refusal.ts'
import { type CalendarNeeds, readYear } from './needs.ts'

/** The days a notice changes and every deadline that would move with them; nothing is written. */
export async function previewYear(
  needs: Pick<CalendarNeeds, 'halls' | 'deadlines'>,
  yearText: string,
  notice: CalendarNotice,
  now: Date,
): Promise<{ read: CalendarYear; diff: CalendarDiff }> {
  const year = readYear(yearText)
  const result = readNotice(year, notice)
  if ('problem' in result) return refuse('CALENDAR_WRONG', { field: result.field, text: result.problem })
  const before = await needs.halls.calendar()
  const after = withYear(before, result.year)
  const moved = await Promise.all(needs.deadlines.map((port) => port.moved(before, after, now)))
  return {
    read: result.year,
    diff: { ...diffYears(before.years.get(year), result.year), deadlines: moved.flat(), warnings: result.warnings },
  }
}
