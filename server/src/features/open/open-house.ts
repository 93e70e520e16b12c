import { seedYears } from '../../domain/calendar/years/index.ts'
import type { Feature } from '../../platform/parts.ts'
import { claimAdmission } from '../../testing/admission.ts'
import { createTestHouse, type HouseOptions } from '../../testing/house.ts'
import { createHallStore } from '../halls/hall-store.ts'
import { jinanHalls } from '../halls/seed/cities/jinan.ts'
import { createOpenFeature } from './open-feature.ts'

/** Test kit of the public endpoints that compute: the published calendar and one hall with short hours. */
export async function createOpenHouse(options: Omit<HouseOptions, 'build'> = {}) {
  const house = await createTestHouse({
    worker: false,
    ...options,
    build: ({ parts }) => ({
      features: [createOpenFeature(parts)] as unknown as Feature[],
      admission: claimAdmission,
    }),
  })
  const halls = createHallStore(house.parts.db)
  for (const year of seedYears) await halls.saveCalendarYear(year)
  await halls.saveHall({ ...jinanHalls[0]!, _id: 'short', sessions: [{ from: '09:00', to: '10:00' }], closedDays: [] })
  await halls.saveHall({ ...jinanHalls[0]!, _id: 'silent', sessions: [] })
  return {
    ...house,
    halls,
    /** Moment in Beijing. */
    turnTo: (time: string) => house.clock.set(new Date(`${time.replace(' ', 'T')}:00+08:00`)),
  }
}
