import type { calendar, Input, Reply } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CalendarNeeds } from './needs.ts'
import { previewYear } from './preview-year.ts'
import { showYear } from './show-year.ts'

type Route = (typeof calendar)['table']['replace']

/**
 * A notice takes the place of what a year had, as a version of its own. Refused when somebody else uploaded one since the preview was
 * made: what was approved would not be what happens.
 */
export async function replaceYear(
  needs: CalendarNeeds,
  { params, body }: Pick<Input<Route>, 'params' | 'body'>,
  staff: Staff,
  call: Call,
): Promise<Reply<Route>> {
  const { version, ...notice } = body
  const [{ read, diff }, { years }] = await Promise.all([
    previewYear(needs, params.year, notice, call.now),
    needs.halls.calendar(),
  ])
  const replaced = years.get(read.year)
  const reply = await needs.transact(
    call,
    async (tx) => {
      const versions = await needs.versions.ofYear(read.year, tx.session)
      if ((versions[0]?.version ?? 0) !== version) return refuse('STATE_MOVED')
      const { staffNo } = staff.staff
      const row = { ...read, version: version + 1, at: call.now, by: staffNo, ...(replaced && { replaced }) }
      await needs.versions.insert(tx.session, row)
      await needs.halls.saveCalendarYear(read, tx.session)
      tx.record({
        type: 'calendar.replaced',
        subject: { kind: 'calendar', id: String(read.year) },
        data: { version: row.version, daysChanged: diff.days.length },
      })
      return { ...showYear(read.year, read, [row, ...versions]), diff }
    },
    { line: `calendar:${read.year}` },
  )
  needs.halls.reread()
  return reply
}
