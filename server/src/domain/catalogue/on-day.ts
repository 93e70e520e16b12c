import type { PlainDate } from '@anju/shared-types'
import type { CityProfile, Offer } from './city-profile.ts'
import type { Item } from './item.ts'

/** Something that exists in versions, each valid from a day on. */
interface Versioned {
  version: number
  effectiveFrom: PlainDate
}

/** The newest version in force on a day; before the first, nothing. */
export const versionOn = <V extends Versioned>(versions: readonly V[], on: PlainDate): V | undefined =>
  versions.filter((one) => one.effectiveFrom <= on).toSorted((a, b) => b.version - a.version)[0]

/** An item as one city offers it. */
export interface OfferedItem {
  item: Item
  offer: Offer
}

/** What a city offers on a day, in the order of its profile. */
export function offeredOn(
  items: ReadonlyMap<string, readonly Item[]>,
  profile: CityProfile,
  on: PlainDate,
): OfferedItem[] {
  return profile.offers.flatMap((offer) => {
    const item = versionOn(items.get(offer.code) ?? [], on)
    return item ? [{ item, offer }] : []
  })
}

/** May a file take the place of the newest version? The past is never rewritten: whoever began under it is judged by it. */
export function whyNotNext(
  next: Versioned,
  newest: Versioned | undefined,
  today: PlainDate,
): { where: string; what: string }[] {
  const problems: { where: string; what: string }[] = []
  const expected = (newest?.version ?? 0) + 1
  if (next.version !== expected) {
    problems.push({ where: '版本', what: `现在的版本是 ${newest?.version ?? 0}，新文件的版本要写 ${expected}。` })
  }
  if (next.effectiveFrom < today) problems.push({ where: '生效日期', what: `不能早于今天（${today}）。` })
  if (newest && next.effectiveFrom < newest.effectiveFrom) {
    problems.push({ where: '生效日期', what: `不能早于上一个版本的生效日期（${newest.effectiveFrom}）。` })
  }
  return problems
}
