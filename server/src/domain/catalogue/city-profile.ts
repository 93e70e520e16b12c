import type { PlainDate } from '@anju/shared-types'
import type { PeriodKind } from '../sampling/periods.ts'
import type { Confidence, ItemChannel, Limit } from './item.ts'

/** What a city offers of one item: its own promise beside the law's limit, its own channel. */
export interface Offer {
  code: string
  /** Empty: the city has published no promise of its own. */
  promise: readonly Limit[]
  channel?: ItemChannel
  confidence?: Confidence
  note?: string
}

/** A way of working that the city has announced, with its figures (domain.md 1D). */
export interface Mechanism {
  id: string
  name: string
  what: string
  figures: readonly { name: string; value: string }[]
  source: string
  confidence?: Confidence
}

/** Which share of its ended cases a city looks at again, and who does (E77). */
export interface CitySampling {
  /** Empty: the city says that it samples, but not how much; nothing is drawn then. */
  shares: readonly { period: PeriodKind; share: number; by: string }[]
  source: string
  note?: string
}

export interface CitySource {
  name: string
  date: string
  says: string
}

export interface CityProfile {
  city: string
  name: string
  version: number
  effectiveFrom: PlainDate
  summary: string
  sources: readonly CitySource[]
  /** Offices of offices.json whose data this city's windows can see: only there a paper is waived. */
  connected: readonly string[]
  mechanisms: readonly Mechanism[]
  sampling?: CitySampling
  offers: readonly Offer[]
}
