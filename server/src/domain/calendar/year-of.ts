import { addDays, plainDate } from '@anju/shared-types'
import type { CalendarDay, CalendarYear } from './calendar.ts'

/** A year the way the notices write it: blocks of days off and single days worked, as `MM-DD`. */
interface Notice {
  year: number
  status: CalendarYear['status']
  source: string
  off: readonly (readonly [name: string, from: string, to: string])[]
  work: readonly (readonly [name: string, day: string])[]
}

/** Spreads the blocks of a notice into days. */
export function yearOf(notice: Notice): CalendarYear {
  const days: CalendarDay[] = []
  for (const [name, from, to] of notice.off) {
    const last = plainDate(`${notice.year}-${to}`)
    for (let date = plainDate(`${notice.year}-${from}`); date <= last; date = addDays(date, 1)) {
      days.push({ date, type: 'off', name })
    }
  }
  for (const [name, day] of notice.work) days.push({ date: plainDate(`${notice.year}-${day}`), type: 'work', name })
  days.sort((a, b) => (a.date < b.date ? -1 : 1))
  return { year: notice.year, status: notice.status, source: notice.source, days }
}
