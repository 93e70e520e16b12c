import type { PlainDate } from '@anju/shared-types'
import type { CityProfile } from '../../domain/catalogue/city-profile.ts'
import { type OfferedItem, offeredOn, versionOn } from '../../domain/catalogue/on-day.ts'
import type { Reference } from '../../domain/catalogue/reference.ts'
import type { Readings } from '../../domain/catalogue/search/pinyin.ts'
import { indexItems, type SearchIndex } from '../../domain/catalogue/search/search-items.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CatalogueStore, Versions } from './catalogue-store.ts'

/** The guide of a city as it is on one day, ready to be searched. */
export interface Guide {
  on: PlainDate
  profile: CityProfile
  offered: readonly OfferedItem[]
  versions: Versions
  index: SearchIndex
}

export type Guides = ReturnType<typeof createGuides>

/** Days kept ready: today, and the few that people look back or ahead to. */
const MOST_DAYS = 8

/** Guides by day. Making one reads names aloud for the search, so it is made once for as long as nothing changes. */
export function createGuides(
  store: Pick<CatalogueStore, 'versions'>,
  { city, reference, pinyin }: { city: string; reference: Reference; pinyin: Readings },
) {
  const made = new Map<PlainDate, Guide>()
  return async (on: PlainDate): Promise<Guide> => {
    const versions = await store.versions()
    const known = made.get(on)
    if (known?.versions === versions) return known
    const profile = versionOn(versions.profiles.get(city) ?? [], on)
    // Before the first version there was no guide: asked for a day of the past, that is simply not found.
    if (!profile) return refuse('NOT_FOUND')
    const offered = offeredOn(versions.items, profile, on)
    const names = offered.map(({ item }) => item)
    const guide = { on, profile, offered, versions, index: indexItems(names, reference.events, pinyin) }
    if (made.size >= MOST_DAYS) made.clear()
    made.set(on, guide)
    return guide
  }
}

/** The item of a code as the city offers it; refuses one it does not offer. */
export const offeredItem = ({ offered }: Guide, code: string): OfferedItem =>
  offered.find(({ item }) => item.code === code) ?? refuse('NOT_FOUND')
