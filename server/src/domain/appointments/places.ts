import { isKeptForWaitlist, type Kept } from './waitlist.ts'

/**
 * A place is one unit of a slot's capacity. Its way: free -> held -> booked -> arrived -> used, with the ways back
 * held -> free and booked -> free, and booked -> missed for a person who did not come.
 */
export type PlaceState = 'free' | 'held' | 'booked' | 'arrived' | 'used' | 'missed'

export interface Place {
  no: number
  state: PlaceState
  appointmentId?: string
  /** End of the hold, while held. */
  releaseAt?: Date
}

/** Movements of places so far; they grow in the same update that moves the place. */
export interface Flows {
  /** Given back by cancelling. */
  cancelled: number
  /** Given back by moving to another slot. */
  moved: number
  /** Holds that ended without a booking: given up, or run out. */
  holdsEnded: number
}

/** What an action does to the place of its appointment. */
export interface PlaceChange {
  from: PlaceState
  to: PlaceState
  flow?: keyof Flows
}

/** A hold that has run out is free, whether or not somebody has tidied it yet. */
export const isFree = (place: Place, now: Date): boolean => place.state === 'free' || hasRunOut(place, now)

export const hasRunOut = (place: Place, now: Date): boolean =>
  place.state === 'held' && place.releaseAt !== undefined && place.releaseAt <= now

export const countFree = (places: readonly Place[], now: Date): number =>
  places.filter((place) => isFree(place, now)).length

/** Places that anybody may take: none of a slot whose free places are the waitlist's. */
export const countOpen = (slot: { places: readonly Place[] } & Kept, now: Date): number =>
  isKeptForWaitlist(slot, now) ? 0 : countFree(slot.places, now)
