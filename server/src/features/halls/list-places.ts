import { isPlainDate, type Slot as SlotReply } from '@anju/shared-types'
import { isTakable } from '../../domain/appointments/may-take.ts'
import { countOpen } from '../../domain/appointments/places.ts'
import { dayOfHall } from '../../domain/calendar/hall-hours.ts'
import { refuse } from '../../platform/refusal.ts'
import { hallAndService } from './hall-and-service.ts'
import type { HallStore } from './hall-store.ts'
import type { SlotStore } from './slot-store.ts'
import type { VisitQuotes } from './visit-quote.ts'

export interface PlacesNeeds {
  halls: HallStore
  slots: SlotStore
  quotes: VisitQuotes
}

/** The slots of a day that can still be taken, full ones included, each with a quote of the whole visit (E9). */
export async function listPlaces(
  { halls, slots, quotes }: PlacesNeeds,
  asked: { hallId: string; date: string; service: string },
  now: Date,
): Promise<{ items: SlotReply[] }> {
  if (!isPlainDate(asked.date)) return refuse('BAD_INPUT', { field: 'date', text: '日期要写成 2026-11-21 这样。' })
  const catalogue = await halls.catalogue()
  const { hall, service } = hallAndService(catalogue, asked.hallId, asked.service)
  if (!dayOfHall(asked.date, hall, catalogue.calendar).open) return { items: [] }
  const found = await slots.ofDays(hall._id, service._id, asked.date, asked.date)
  const open = found.filter((slot) => isTakable(slot.startsAt, hall.policy.holdMinutes, now))
  const items = await Promise.all(
    open.map(async (slot) => ({
      id: slot._id,
      date: slot.date,
      from: slot.from,
      to: slot.to,
      free: countOpen(slot, now),
      quote: await quotes.ofSlot(hall, service, slot, now),
    })),
  )
  return { items }
}
