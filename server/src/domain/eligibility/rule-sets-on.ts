import { addDays, type EligibilityCity, type PlainDate } from '@anju/shared-types'
import type { RuleSet } from './rule-set.ts'
import { ruleSets } from './rules/index.ts'

/**
 * The rules of a city on a day, the older first. Two when the source does not name the day of a change and the day asked for lies in the
 * span it left open; none before the first set that was found.
 */
export function ruleSetsOn(city: EligibilityCity, date: PlainDate, sets = ruleSets[city]): readonly RuleSet[] {
  const newest = sets.findLastIndex((set) => set.from <= date)
  const current = sets[newest]
  if (!current) return []
  const older = sets[newest - 1]
  return current.fromAtLatest && date < current.fromAtLatest && older ? [older, current] : [current]
}

/** Last day on which a set is in force for certain or possibly; undefined while it is the newest. */
export function lastDayOf(set: RuleSet, sets = ruleSets[set.city]): PlainDate | undefined {
  const next = sets[sets.indexOf(set) + 1]
  return next && addDays(next.fromAtLatest ?? next.from, -1)
}

export const ruleSetVersion = (sets: readonly RuleSet[]): string => sets.map((set) => set.version).join('+')

/** The sets of a version that a decision was made under; undefined for a version that was never published. */
export function ruleSetsOfVersion(version: string): readonly RuleSet[] | undefined {
  const all = Object.values(ruleSets).flat()
  const found = version.split('+').map((one) => all.find((set) => set.version === one))
  return found.every((set) => set !== undefined) ? found : undefined
}

/** Homes from the registry's hand in Xiamen: second-hand homes go by the day the papers were taken in (收件), all others by signing. */
export function decidingDay(
  city: EligibilityCity,
  { signedOn, homeKind, receivedOn }: { signedOn: PlainDate; homeKind?: 'new' | 'resale'; receivedOn?: PlainDate },
): { date: PlainDate; name: '网签之日' | '收件之日' } {
  if (city === 'xiamen' && homeKind === 'resale' && receivedOn) return { date: receivedOn, name: '收件之日' }
  return { date: signedOn, name: '网签之日' }
}
