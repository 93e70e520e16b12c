import { seedYears } from '../../domain/calendar/years/index.ts'
import type { Parts } from '../../platform/parts.ts'
import { createHallStore } from './hall-store.ts'
import { issueReleases } from './issue-releases.ts'
import { hallsOf } from './seed/halls.ts'
import { hallServices } from './seed/services.ts'
import { createSlotStore } from './slot-store.ts'

type Needed = 'config' | 'db' | 'transact' | 'clock' | 'ids'

/**
 * Halls, services, windows and calendars of a fresh city, with every release that is due out at once. Safe to repeat: what exists
 * stays as its people have changed it since. A database holds one city: another one is refused before anything is written.
 */
export async function seedHalls({ config, db, transact, clock, ids }: Pick<Parts, Needed>): Promise<void> {
  const halls = createHallStore(db)
  const known = await halls.catalogue()
  const other = [...known.halls.values()].find(({ city }) => city !== config.CITY)
  if (other) throw new Error(`this database holds the halls of ${other.city}, CITY is ${config.CITY}: use another one`)
  for (const year of seedYears) if (!known.calendar.years.has(year.year)) await halls.saveCalendarYear(year)
  for (const service of hallServices) if (!known.services.has(service._id)) await halls.saveService(service)
  for (const hall of hallsOf[config.CITY]) if (!known.halls.has(hall._id)) await halls.saveHall(hall)
  await issueReleases({ halls, slots: createSlotStore(db), transact, clock, ids })
}
