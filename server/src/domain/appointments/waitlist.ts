import { addDays, type DayPart, type PlainDate, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { isQuietAt, QUIET_FROM, QUIET_UNTIL } from '../notices/quiet-hours.ts'

const MINUTE = 60_000
/** How long an offered place is kept for one person (E16). */
export const OFFER_MINUTES = 15
/** Between the end of an offer and the beginning of its slot: a place that nobody can get to any more is no offer. Ours. */
const WAY_MINUTES = 60
/** After so many offers in a row that nobody answered, the entry ends: each costs those behind it a quarter of an hour. Ours. */
export const MOST_UNANSWERED = 2

/** What somebody waits for. */
export interface Wishes {
  hallIds: readonly string[]
  from: PlainDate
  to: PlainDate
  parts: readonly DayPart[]
}

export interface WantedSlot {
  _id: string
  hallId: string
  date: PlainDate
  /** `HH:MM` */
  from: string
  startsAt: Date
}

export const NOON = '12:00'
export const partOf = (from: string): DayPart => (from < NOON ? 'morning' : 'afternoon')

export const fits = ({ hallIds, from, to, parts }: Wishes, slot: Omit<WantedSlot, '_id' | 'startsAt'>): boolean =>
  hallIds.includes(slot.hallId) && slot.date >= from && slot.date <= to && parts.includes(partOf(slot.from))

/** Whether two people could be after the same slot. */
const meet = (one: Wishes, other: Wishes): boolean =>
  one.hallIds.some((hall) => other.hallIds.includes(hall)) &&
  one.parts.some((part) => other.parts.includes(part)) &&
  one.from <= other.to &&
  other.from <= one.to

/**
 * Until when (not included) freed places of a slot go to the waitlist first; from then on to whoever comes. The last moment at which
 * an offer can begin: outside the quiet hours, and with time to answer and to get there.
 */
export function lastOfferAt(startsAt: Date): Date {
  const last = new Date(startsAt.getTime() - (OFFER_MINUTES + WAY_MINUTES) * MINUTE)
  if (!isQuietAt(last)) return last
  const day = shanghaiDate(last)
  const isMorning = last < shanghaiInstant(day, QUIET_UNTIL)
  return shanghaiInstant(isMorning ? addDays(day, -1) : day, QUIET_FROM)
}

export interface Kept {
  /** Set while somebody waits for this slot. */
  wantedAt?: Date
  /** Absent on slots that were issued before there was a waitlist. */
  lastOfferAt?: Date
}

/** Whether a free place of this slot is the waitlist's and nobody else's. */
export const isKeptForWaitlist = ({ wantedAt, lastOfferAt: last }: Kept, now: Date): boolean =>
  wantedAt !== undefined && last !== undefined && now < last

/** Nobody is woken for an offer: fifteen minutes at night would be fifteen minutes lost. */
export const mayOfferAt = (slot: Kept, now: Date): boolean => !isQuietAt(now) && isKeptForWaitlist(slot, now)

/** One person in line, with what speaks against offering now. */
export interface Waiter {
  id: string
  joinedAt: Date
  wishes: Wishes
  /** Slots they were offered before and did not take. */
  answered: readonly string[]
  /** An offer of theirs is open, in this service or another: one at a time. */
  hasOffer: boolean
  /** The place they hold in this service. */
  held?: Omit<WantedSlot, 'startsAt'> & { startsAt: Date }
  /** Online booking is paused for them. */
  isPaused: boolean
}

export type PassedFor = 'has-offer' | 'answered-before' | 'holds-as-good' | 'booking-paused'

/** By joining, and by id where two joined in the same instant. */
export const inLine = (a: Pick<Waiter, 'id' | 'joinedAt'>, b: Pick<Waiter, 'id' | 'joinedAt'>): number =>
  a.joinedAt.getTime() - b.joinedAt.getTime() || (a.id < b.id ? -1 : 1)

/** Better than what they hold: as wished where that is not, or as wished and earlier. */
export const isBetter = (wishes: Wishes, slot: WantedSlot, held: Waiter['held']): boolean =>
  !held || (held._id !== slot._id && (!fits(wishes, held) || slot.startsAt < held.startsAt))

function whyPassed(slot: WantedSlot, { wishes, answered, hasOffer, held, isPaused }: Waiter): PassedFor | undefined {
  if (answered.includes(slot._id)) return 'answered-before'
  if (!isBetter(wishes, slot, held)) return 'holds-as-good'
  if (isPaused) return 'booking-paused'
  return hasOffer ? 'has-offer' : undefined
}

export interface Line {
  /** Whom to offer a place of this slot. */
  next?: string
  /** Those before them who were not, each with the reason. */
  passed: { id: string; why: PassedFor }[]
  /** Nobody now, but somebody is only busy with another offer: the place is kept a little longer. */
  keepWaiting: boolean
}

/** Who is offered a free place of a slot, in the order of joining and nothing else. */
export function nextInLine(slot: WantedSlot, waiters: readonly Waiter[]): Line {
  const passed: Line['passed'] = []
  for (const waiter of waiters.filter(({ wishes }) => fits(wishes, slot)).toSorted(inLine)) {
    const why = whyPassed(slot, waiter)
    if (!why) return { next: waiter.id, passed, keepWaiting: false }
    passed.push({ id: waiter.id, why })
  }
  return { passed, keepWaiting: isKeptFor(passed) }
}

/** Whether one of those who were passed over will be free for this place soon. */
export const isKeptFor = (passed: Line['passed']): boolean => passed.some(({ why }) => why === 'has-offer')

/** How many stand before somebody and could be after the same slots. */
export const aheadOf = (mine: Pick<Waiter, 'id' | 'joinedAt' | 'wishes'>, all: readonly (typeof mine)[]): number =>
  all.filter((other) => other.id !== mine.id && inLine(other, mine) < 0 && meet(other.wishes, mine.wishes)).length

/** What the person reads about having been passed over. */
export const passedWords: Record<PassedFor, string> = {
  'has-offer': '那时您手里正有一个等您答复的名额，一个人一次只给一个。',
  'answered-before': '这个时段给过您，您没有要，所以给了下一位。',
  'holds-as-good': '您已有的预约不比它晚，所以给了下一位。',
  'booking-paused': '那时您的网上预约因爽约暂停，所以给了下一位。',
}
