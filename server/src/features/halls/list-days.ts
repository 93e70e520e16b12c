import { type Day, type PlainDate, shanghaiDate, shanghaiTime } from '@anju/shared-types'
import { daysAhead, releaseInstant } from '../../domain/appointments/day-plan.ts'
import { isTakable } from '../../domain/appointments/may-take.ts'
import { countOpen } from '../../domain/appointments/places.ts'
import { dayText, weekdayName } from '../../domain/calendar/calendar.ts'
import { dayOfHall } from '../../domain/calendar/hall-hours.ts'
import { hallAndService } from './hall-and-service.ts'
import type { Hall, HallStore } from './hall-store.ts'
import type { Release, Slot, SlotStore } from './slot-store.ts'

export interface DaysNeeds {
  halls: HallStore
  slots: SlotStore
}

/** The coming days of a hall and service: how many places are left, or why there are none. */
export async function listDays(
  { halls, slots }: DaysNeeds,
  hallId: string,
  code: string,
  now: Date,
): Promise<{ items: Day[] }> {
  const catalogue = await halls.catalogue()
  const { hall, service } = hallAndService(catalogue, hallId, code)
  const dates = daysAhead(now, hall.policy)
  const [first, last] = [dates[0], dates.at(-1)]
  if (!first || !last) return { items: [] }
  const [releases, found] = await Promise.all([
    slots.releasesOf(hallId, first, last),
    slots.ofDays(hallId, service._id, first, last),
  ])
  const items = dates.map((date) => {
    const day = dayOfHall(date, hall, catalogue.calendar)
    const base = { date, weekday: weekdayName(date), provisional: day.provisional, free: 0, issued: 0 }
    if (!day.open) return { ...base, state: 'closed' as const, reason: day.reason }
    const release = releases.find((one) => one.date === date && one.service === service._id)
    return {
      ...base,
      ...(release
        ? places(
            release,
            found.filter((slot) => slot.date === date),
            hall,
            now,
          )
        : notReleased(hall, date, now)),
    }
  })
  return { items }
}

function places(
  release: Release,
  slots: Slot[],
  hall: Hall,
  now: Date,
): Pick<Day, 'state' | 'free' | 'issued' | 'reason'> {
  const open = slots.filter((slot) => isTakable(slot.startsAt, hall.policy.holdMinutes, now))
  const free = open.reduce((sum, slot) => sum + countOpen(slot, now), 0)
  if (!open.length) return { state: 'closed', free: 0, issued: release.issued, reason: '今天的时段已过' }
  return { state: free > 0 ? 'open' : 'full', free, issued: release.issued }
}

function notReleased(hall: Hall, date: PlainDate, now: Date): Pick<Day, 'state' | 'reason' | 'releaseAt'> {
  const at = releaseInstant(date, hall.policy)
  const when = shanghaiDate(at) === shanghaiDate(now) ? '今天' : dayText(shanghaiDate(at))
  const reason = at <= now ? '正在放号' : `${when} ${shanghaiTime(at)} 放号`
  return { state: 'not-released', reason, releaseAt: at.toISOString() }
}
