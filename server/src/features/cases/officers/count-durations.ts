import { usualHours } from '../../../domain/calendar/usual-hours.ts'
import { workingMinutesBetween } from '../../../domain/calendar/working-time.ts'
import { latenessCause, spanBars } from '../../../domain/cases/clocks/bars.ts'
import type { EventHandler } from '../../../platform/parts.ts'
import { clocksOf } from '../derive.ts'
import type { CaseNeeds } from '../needs.ts'
import { officeKey } from './like-store.ts'

/** A case that was done counts for the forecasts of the next ones: as a whole, and each office's part by itself (E59). */
export const countDurations =
  ({ cases, halls, likes, clock }: Pick<CaseNeeds, 'cases' | 'halls' | 'likes' | 'clock'>): EventHandler =>
  async (event) => {
    const row = await cases.find(event.subject.id)
    if (!row || !['feeDue', 'ready', 'closed'].includes(row.state)) return
    const calendar = await halls.calendar()
    const clocks = clocksOf(row, calendar, clock.now())
    if (!clocks?.endedAt) return
    const at = clocks.endedAt
    const late = (clocks.promise ?? clocks.law)?.level === 'late'
    const cause = late ? latenessCause(spanBars(row.spans, usualHours, calendar, at))?.stage : undefined
    const whole = { minutes: clocks.held.us, at, late, ...(cause && { cause }) }
    await likes.add({ _id: `${row._id}/${row.code}`, key: row.code, ...whole })
    for (const { id, department, openedAt, doneAt } of row.tasks) {
      if (!openedAt || !doneAt) continue
      const minutes = workingMinutesBetween(openedAt, doneAt, usualHours, calendar)
      await likes.add({ _id: `${row._id}/${id}`, key: officeKey(row.code, department), minutes, at: doneAt })
    }
  }
