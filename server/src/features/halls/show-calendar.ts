import type { halls, Input, Reply } from '@anju/shared-types'
import { refuse } from '../../platform/refusal.ts'
import type { HallStore } from './hall-store.ts'

type CalendarRoute = (typeof halls)['table']['calendar']

/** One year of the working calendar. A year nobody entered is answered as provisional, with no days of its own. */
export async function showCalendar(
  store: HallStore,
  { year }: Input<CalendarRoute>['params'],
): Promise<Reply<CalendarRoute>> {
  if (!/^(19|20|21)\d{2}$/.test(year)) return refuse('BAD_INPUT', { field: 'year', text: '年份要写成 2026 这样。' })
  const known = (await store.calendar()).years.get(Number(year))
  if (!known) return { year: Number(year), status: 'provisional', source: '尚未录入国务院办公厅的通知', days: [] }
  return { year: known.year, status: known.status, source: known.source, days: known.days }
}
