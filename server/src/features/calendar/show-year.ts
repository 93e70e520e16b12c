import type { calendar, Reply } from '@anju/shared-types'
import type { CalendarYear } from '../../domain/calendar/calendar.ts'
import { type CalendarNeeds, readYear } from './needs.ts'
import type { CalendarVersion } from './version-store.ts'

type YearReply = Reply<(typeof calendar)['table']['year']>

/** What counts for a year now, and what counted before. A year that nobody entered is provisional. */
export async function getYear(
  { halls, versions }: Pick<CalendarNeeds, 'halls' | 'versions'>,
  text: string,
): Promise<YearReply> {
  const year = readYear(text)
  const [known, history] = await Promise.all([halls.calendar(), versions.ofYear(year)])
  return showYear(year, known.years.get(year), history)
}

export const showYear = (
  year: number,
  present: Pick<CalendarYear, 'status' | 'source'> | undefined,
  history: readonly Omit<CalendarVersion, '_id'>[],
): YearReply => ({
  year,
  status: present?.status ?? 'provisional',
  source: present?.source ?? '尚未录入国务院办公厅的通知',
  version: history[0]?.version ?? 0,
  history: history.map(({ version, at, by, status, source }) => ({
    version,
    at: at.toISOString(),
    by,
    status,
    source,
  })),
})
