import type { PlainDate } from '@anju/shared-types'
import type { Business } from './business.ts'
import type { Effect } from './effect.ts'
import type { Circumstance, Known, Restriction } from './restriction.ts'

/** What is known about a home and its people. `restrictions: 'unknown'`: the register was silent, which is never "nothing" (D3). */
export interface Findings {
  restrictions: Known<readonly Restriction[]>
  /** True: it is so. Left out: nobody asked, and the verdict lists it. */
  circumstances?: Partial<Record<Circumstance, Known<boolean>>>
  /** Who acquires the right. Left out: not known. */
  acquirers?: readonly string[]
  /** Ids of restrictions and circumstances whose consent or risk letter is in the file. */
  answered?: readonly string[]
}

export interface RestrictionEffect {
  /** Id of the restriction, or the circumstance. */
  id: string
  label: string
  effect: Effect
  /** Whose consent is asked for, and who that is. */
  consentOf?: string
  holder?: string
  /** Consent or risk letter is in the file: it stands in the way no more. */
  isAnswered: boolean
  /** What there is, without the business: 这套房屋被……查封. */
  what: string
  sentence: string
  next?: string
  clause: string
  source: string
  since?: PlainDate
  /** Last day, by law or by the order; absent: nothing ends it so far. */
  until?: PlainDate
  /** The last day was computed over a year without a published calendar. */
  isProvisional?: true
  /** Place in the line of seizures. */
  position?: number
  /** What it turns into by this business. */
  becomes?: 'seizure'
}

export interface Verdict {
  business: Business
  on: PlainDate
  /** Version of the table; undefined: the day is not covered. */
  version?: string
  /** The worst effect that is not answered yet. */
  outcome: Effect
  /** Worst first; what has no effect is in it too, so that the reader sees that it was looked at. */
  effects: RestrictionEffect[]
  /** First day on which nothing blocks any more if nothing new comes; only when blocked by what ends. */
  freeFrom?: { date: PlainDate; provisional: boolean }
  /** Circumstances that matter for this business and that nobody asked about. */
  notAsked: Circumstance[]
}
