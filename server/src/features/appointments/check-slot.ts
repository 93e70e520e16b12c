import { whyNotTakable } from '../../domain/appointments/may-take.ts'
import { dayOfHall } from '../../domain/calendar/hall-hours.ts'
import type { Catalogue, Hall, HallService } from '../halls/hall-store.ts'
import { slotToCome } from '../halls/issue-releases.ts'
import type { Slot } from '../halls/slot-store.ts'
import type { Refused } from './refuse-unless-repeat.ts'
import type { SlotWatch } from './slot-watch.ts'

export interface CheckedSlot {
  slot: Slot
  hall: Hall
  service: HallService
}

/** Looks at a slot before anything is written: an attempt that cannot succeed ends here, for the price of a shared read. */
export async function checkSlot(
  watch: SlotWatch,
  { halls, services, calendar }: Catalogue,
  slotId: string,
  now: Date,
): Promise<CheckedSlot | Refused> {
  const slot = await watch.read(slotId)
  if (!slot) {
    const refused = slotToCome(slotId, halls, services, now) ? 'PLACE_NOT_RELEASED' : 'NOT_FOUND'
    return { refused, field: 'slotId' }
  }
  const hall = halls.get(slot.hallId)
  const service = services.get(slot.service)
  if (!hall || !service) return { refused: 'NOT_FOUND', field: 'slotId' }
  const why = whyNotTakable(slot, dayOfHall(slot.date, hall, calendar), hall.policy.holdMinutes, now)
  return why ? { refused: why.code, text: why.text } : { slot, hall, service }
}
