import { type PlainDate, shanghaiDate } from '@anju/shared-types'
import { dayText, type WorkingCalendar } from '../../calendar/calendar.ts'
import { diffYears } from '../../calendar/diff-years.ts'
import type { ClockId } from './grounds.ts'
import { type ClockQuestion, readClocks } from './read-clocks.ts'

/** A due date that another calendar moved: old and new with the reason (E56). */
export interface DueChange {
  clock: ClockId
  was: { due: Date; dueDay: PlainDate; provisional: boolean }
  is: { due: Date; dueDay: PlainDate; provisional: boolean }
  reason: string
}

/** What a new version of the calendar does to the due dates of a case; nothing for cases that it does not touch or that have ended. */
export function dueChanges(
  question: Omit<ClockQuestion, 'calendar'>,
  before: WorkingCalendar,
  after: WorkingCalendar,
): DueChange[] {
  const old = readClocks({ ...question, calendar: before })
  const fresh = readClocks({ ...question, calendar: after })
  if (!old || !fresh || old.endedAt) return []
  return (['promise', 'law'] as const).flatMap((clock) => {
    const [was, is] = [old[clock], fresh[clock]]
    if (!was || !is || (was.due.getTime() === is.due.getTime() && was.provisional === is.provisional)) return []
    const began = shanghaiDate(question.spans[0]!.from)
    const last = was.dueDay > is.dueDay ? was.dueDay : is.dueDay
    return [
      {
        clock,
        was: { due: was.due, dueDay: was.dueDay, provisional: was.provisional },
        is: { due: is.due, dueDay: is.dueDay, provisional: is.provisional },
        reason: reasonOf(before, after, began, last),
      },
    ]
  })
}

const MOST_DAYS_NAMED = 4

/** Which days changed between acceptance and the later of the two due days, and by which notice. */
function reasonOf(before: WorkingCalendar, after: WorkingCalendar, began: PlainDate, last: PlainDate): string {
  const touched = [...after.years.values()].filter(
    ({ year }) => Number(began.slice(0, 4)) <= year && year <= Number(last.slice(0, 4)),
  )
  const parts = touched.flatMap((year) => {
    const { days, statusChange } = diffYears(before.years.get(year.year), year)
    const within = days.filter(({ date }) => began < date && date <= last)
    if (!within.length && !statusChange) return []
    const named = within
      .slice(0, MOST_DAYS_NAMED)
      .map(({ date, is }) => `${dayText(date)}${is === 'working' ? '上班' : '放假'}`)
    const more = within.length > MOST_DAYS_NAMED ? `等 ${within.length} 天` : ''
    const what = named.length ? `${named.join('、')}${more}` : `${year.year} 年放假安排${statusChange}`
    return [`${what}（${year.source}）`]
  })
  return parts.length ? `工作日历有变：${parts.join('；')}` : '工作日历有变'
}
