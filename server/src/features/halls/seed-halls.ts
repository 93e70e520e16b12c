import { seedYears } from '../../domain/calendar/years/index.ts'
import type { Parts } from '../../platform/parts.ts'
import { createHallStore } from './hall-store.ts'
import { issueReleases } from './issue-releases.ts'
import { jinanHalls } from './seed/halls.ts'
import { jinanServices } from './seed/services.ts'
import { createSlotStore } from './slot-store.ts'

/**
 * Halls, services, windows and calendars of a fresh city, with every release that is due out at once. Safe to repeat: what exists
 * stays as its people have changed it since.
 */
export async function seedHalls({ db, transact, clock, ids }: Parts): Promise<void> {
  const halls = createHallStore(db)
  const known = await halls.catalogue()
  for (const year of seedYears) if (!known.calendar.years.has(year.year)) await halls.saveCalendarYear(year)
  for (const service of jinanServices) if (!known.services.has(service._id)) await halls.saveService(service)
  for (const hall of jinanHalls) if (!known.halls.has(hall._id)) await halls.saveHall(hall)
  await issueReleases({ halls, slots: createSlotStore(db), transact, clock, ids })
}
