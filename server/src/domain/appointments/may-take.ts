import type { ErrorCode } from '@anju/shared-types'
import type { HallDay } from '../calendar/hall-hours.ts'
import { countOpen, type Place } from './places.ts'
import { isKeptForWaitlist, type Kept } from './waitlist.ts'

/** The last moment to take a place: a hold begun then still ends before the slot starts. */
const lastTake = (startsAt: Date, holdMinutes: number): Date => new Date(startsAt.getTime() - holdMinutes * 60_000)

/** Whether there is still time to take a place of a slot. */
export const isTakable = (startsAt: Date, holdMinutes: number, now: Date): boolean =>
  now <= lastTake(startsAt, holdMinutes)

/**
 * Why no place of a slot can be taken now; undefined when one can. It only refuses early: whether a place is really there
 * is decided by the conditional update that takes it.
 */
export function whyNotTakable(
  slot: { startsAt: Date; places: readonly Place[] } & Kept,
  day: HallDay,
  holdMinutes: number,
  now: Date,
): { code: ErrorCode; text?: string } | undefined {
  if (!isTakable(slot.startsAt, holdMinutes, now)) return { code: 'PLACE_PAST' }
  if (!day.open) return { code: 'PLACE_NOT_RELEASED', text: `这一天大厅不开放：${day.reason}。` }
  if (countOpen(slot, now) > 0) return undefined
  if (!isKeptForWaitlist(slot, now)) return { code: 'PLACE_TAKEN' }
  return { code: 'PLACE_TAKEN', text: '这个时段约满了，还有人在候补：空出的名额先给候补的人。' }
}
