import type { DrawnPeriod } from '@anju/shared-types'
import { sha256Of } from '../../uploads/sha256.ts'

/** Every character of a seed and of a number is ASCII. */
const sha256 = (text: string) => sha256Of(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))

export interface Place {
  number: string
  /** The digest by which it stands in the order. */
  lot: string
  isDrawn: boolean
}

export interface Recomputed {
  /** The seed is the one whose digest was published before. */
  isPromised: boolean
  ownDigest: string
  /** All cases in the order of their lots. */
  places: Place[]
  size: number
  /** The first so many are those that were drawn. */
  isSame: boolean
}

/** The draw once more, on this phone, from nothing but what is published. */
export function recompute({ seed, key, digest, share, cases, random }: DrawnPeriod & { seed: string }): Recomputed {
  const ownDigest = sha256(seed)
  const size = Math.ceil((cases.length * share) / 100)
  const places = cases
    .map((number) => ({ number, lot: sha256(`${seed}|${key}|${number}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map((one, at) => ({ ...one, isDrawn: at < size }))
  const isSame = random.length === size && places.slice(0, size).every(({ number }, at) => number === random[at])
  return { isPromised: ownDigest === digest, ownDigest, places, size, isSame }
}
