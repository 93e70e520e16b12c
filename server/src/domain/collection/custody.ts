import type { CollectionState, PaperHolder } from '@anju/shared-types'
import type { CollectionAction, Direction } from './collection-states.ts'

/** A stretch of the way at whose end the paper changes hands against a code. */
export const legs = ['fetch', 'deliver', 'back'] as const
export type Leg = (typeof legs)[number]
export type HandOverCodes = Record<Leg, string>

/** Wrong codes in a row after which the code is void: six digits must not be found by trying. Ours. */
export const MOST_WRONG_CODES = 5

/** One change of hands. */
export interface HandOver {
  from: PaperHolder
  to: PaperHolder
  at: Date
  /** Who took part, as the citizen reads it. */
  person: string
  /** Whether the code was entered and right; otherwise `note` says what stood in its place. */
  byCode: boolean
  note?: string
}

/** The code that opens the next hand-over; none when nothing is on its way. */
export const legOf = (state: CollectionState): Leg | undefined =>
  (
    ({ waiting: 'deliver', ordered: 'fetch', posted: 'deliver', returning: 'back' }) as Partial<
      Record<CollectionState, Leg>
    >
  )[state]

/** On whose screen the code of a leg stands: with whoever is at that end and is not the courier. */
export function codeShownTo(leg: Leg, direction: Direction): 'citizen' | 'office' {
  const atCitizen = direction === 'out' ? leg === 'deliver' : leg !== 'deliver'
  return atCitizen ? 'citizen' : 'office'
}

/** Who has the paper when the way begins. */
export const firstHolder = (direction: Direction): PaperHolder => (direction === 'out' ? 'office' : 'citizen')

export const holderOf = (custody: readonly HandOver[], direction: Direction): PaperHolder =>
  custody.at(-1)?.to ?? firstHolder(direction)

/** Into whose hands an action puts the paper; undefined: it stays where it is. */
export function holderAfter(action: CollectionAction, direction: Direction): PaperHolder | undefined {
  switch (action) {
    case 'pickUp':
      return 'courier'
    case 'handOver':
      return 'citizen'
    case 'deliver':
      return direction === 'out' ? 'citizen' : 'office'
    case 'takeBack':
      return firstHolder(direction)
    case 'replace':
      // A result is made anew; lost papers of the citizen are not in anybody's hand, and the office answers for them.
      return 'office'
    default:
      return undefined
  }
}

/** The chain with one more change of hands; unchanged when the paper is there already. */
export function handedOn(
  custody: readonly HandOver[],
  direction: Direction,
  { action, ...how }: { action: CollectionAction } & Omit<HandOver, 'to' | 'from'>,
): readonly HandOver[] {
  const from = holderOf(custody, direction)
  const to = holderAfter(action, direction)
  return to && to !== from ? [...custody, { from, to, ...how }] : custody
}
