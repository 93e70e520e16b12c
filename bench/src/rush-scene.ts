import { addDays, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import type { Slot } from '../../server/src/features/halls/slot-store.ts'

/** The rush: 500 places in 50 slots of one day, 5,000 people, 10,000 attempts. Smaller by BENCH_RUSH_SHARE (0 to 1) for a quick look. */
const share = Number(process.env.BENCH_RUSH_SHARE ?? 1)
export const scene = {
  people: Math.round(5_000 * share),
  attempts: Math.round(10_000 * share),
  slots: Math.max(5, Math.round(50 * share)),
  placesEach: 10,
  width: 64,
}

export const RUSH_HALL = 'jn-shimin'
export const RUSH_SERVICE = 'archive'

/** Made-up slots of a day that no release of the seed reaches. */
export function rushSlots(now: Date): Slot[] {
  const date = addDays(shanghaiDate(now), 30)
  const releaseId = `${RUSH_HALL}_${RUSH_SERVICE}_${date}`
  return Array.from({ length: scene.slots }, (_, n) => {
    const minute = n * 10
    const clock = (m: number) => `${String(8 + Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
    const [from, to] = [clock(minute), clock(minute + 10)]
    return {
      _id: `${releaseId}_${from.replace(':', '')}`,
      releaseId,
      hallId: RUSH_HALL,
      service: RUSH_SERVICE,
      date,
      from,
      to,
      startsAt: shanghaiInstant(date, from),
      endsAt: shanghaiInstant(date, to),
      places: Array.from({ length: scene.placesEach }, (_, place) => ({ no: place + 1, state: 'free' as const })),
      cancelled: 0,
      moved: 0,
      holdsEnded: 0,
    }
  })
}
