import type { Connection } from 'mongoose'
import type { CalendarYear } from '../../domain/calendar/calendar.ts'
import { createVersionStore } from './version-store.ts'

/** What one version of a year took the place of; undefined where nothing was there before. */
export function createYearChange(db: Connection) {
  const versions = createVersionStore(db)
  return async (year: number, version: number): Promise<{ before: CalendarYear; after: CalendarYear } | undefined> => {
    const row = (await versions.ofYear(year)).find((one) => one.version === version)
    return row?.replaced && { before: row.replaced, after: row }
  }
}
