import { type Flows, hasRunOut, type Place, type PlaceState } from './places.ts'

/** The part of a slot that the ledger adds up. */
export interface LedgerSlot extends Flows {
  endsAt: Date
  places: readonly Place[]
}

export interface LedgerSums extends Record<PlaceState, number>, Flows {
  issued: number
  /** The day is over and nothing is held or booked any more: these numbers are final. */
  closed: boolean
  /** Issued minus everything accounted for; anything but 0 is an alarm. */
  difference: number
}

/**
 * The public ledger of one release (E10) at a moment. `issued` comes from the release itself and the rest from the places, so
 * that a place lost or made up shows as a difference. A hold that has run out counts as free.
 */
export function ledgerOf(issued: number, slots: readonly LedgerSlot[], now: Date): LedgerSums {
  const sums: LedgerSums = {
    ...{ free: 0, held: 0, booked: 0, arrived: 0, used: 0, missed: 0 },
    ...{ cancelled: 0, moved: 0, holdsEnded: 0 },
    issued,
    closed: false,
    difference: 0,
  }
  for (const slot of slots) {
    sums.cancelled += slot.cancelled
    sums.moved += slot.moved
    sums.holdsEnded += slot.holdsEnded
    for (const place of slot.places) {
      const ranOut = hasRunOut(place, now)
      sums[ranOut ? 'free' : place.state]++
      if (ranOut) sums.holdsEnded++
    }
  }
  sums.difference = issued - (sums.free + sums.held + sums.booked + sums.arrived + sums.used + sums.missed)
  sums.closed = slots.every((slot) => slot.endsAt <= now) && sums.held + sums.booked === 0
  return sums
}
