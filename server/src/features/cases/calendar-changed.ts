import { shanghaiEnd } from '@anju/shared-types'
import { type CalendarYear, dayText, type WorkingCalendar } from '../../domain/calendar/calendar.ts'
import { withYear } from '../../domain/calendar/diff-years.ts'
import { usualHours } from '../../domain/calendar/usual-hours.ts'
import { type DueChange, dueChanges } from '../../domain/cases/clocks/calendar-change.ts'
import { systemCall } from '../../platform/http/call.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { CaseRow } from './case-record.ts'
import { changeCase, noteCase } from './change-case.ts'
import type { CaseNeeds } from './needs.ts'

/** What a new version of a year took the place of. */
export interface YearChange {
  before: CalendarYear
  after: CalendarYear
}

const AT_ONCE = 200

/**
 * A year of the working calendar was replaced: every running case whose due day moves says where it was, where it is and why (E56), and
 * the lists are in the order of the new days. A case looks at each version once, so a repeat of the event changes nothing.
 */
export async function calendarChanged(needs: CaseNeeds, version: string, { before, after }: YearChange) {
  const now = needs.clock.now()
  const calendar = withYear(await needs.halls.calendar(), after)
  const old = withYear(calendar, before)
  let last: string | undefined
  for (;;) {
    const rows = await needs.cases.running(last, AT_ONCE)
    for (const seen of rows) {
      if (seen.calendarSeen === version || movesOf(seen, old, calendar, now).length === 0) continue
      try {
        await sayMoved(needs, seen._id, version, { old, calendar })
      } catch (error) {
        // Ended or changed meanwhile: its next change is counted by the new calendar anyway. Anything else is loud.
        if (!isRefusal(error)) throw error
      }
    }
    last = rows.at(-1)?._id
    if (rows.length < AT_ONCE) return
  }
}

const movesOf = (row: CaseRow, before: WorkingCalendar, after: WorkingCalendar, now: Date): DueChange[] =>
  row.spans.length > 0
    ? dueChanges({ limits: row.limits, spans: row.spans, hours: usualHours, now }, before, after)
    : []

const names = { promise: '承诺办完的日子', law: '法定最晚的日子' } as const

function textOf({ clock, was, is, reason }: DueChange): string {
  const [from, to] = [dayText(shanghaiEnd(was.due).date), dayText(shanghaiEnd(is.due).date)]
  return from === to ? `${names[clock]}仍是${to}。${reason}。` : `${names[clock]}从${from}改为${to}。${reason}。`
}

async function sayMoved(
  needs: CaseNeeds,
  id: string,
  version: string,
  { old, calendar }: { old: WorkingCalendar; calendar: WorkingCalendar },
) {
  const call = systemCall('calendar-changed', { now: needs.clock.now(), ids: needs.ids })
  await changeCase(needs, id, call, async (tx, row) => {
    const moves = row.calendarSeen === version ? [] : movesOf(row, old, calendar, tx.now)
    if (moves.length === 0) return
    const text = moves.map(textOf).join('')
    await noteCase(
      needs,
      tx,
      row,
      { calendar },
      {
        note: 'dueMoved',
        event: 'case.deadline-moved',
        who: '系统',
        text,
        patch: { calendarSeen: version, dueMoves: [...(row.dueMoves ?? []), { text, at: tx.now }] },
      },
    )
  })
}
