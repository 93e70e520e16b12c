import type { EligibilityFact, PlainDate } from '@anju/shared-types'
import { monthsLater, wholeMonthsBetween } from '../calendar/civil-periods.ts'
import type { Facts, FactValue } from './cells.ts'
import { isSpan } from './cells.ts'
import { longestRunWithin, monthsUpTo, type PaidRange, paidOn, runWithinBy } from './paid-months.ts'
import type { RuleSet } from './rule-set.ts'

/** What is known of a buyer as of a day, with the dates from which it follows how it will be on another. */
export interface Situation {
  asOf: PlainDate
  facts: Facts
  /** Their homes come on top of `facts.homes` as long as they are minors (家庭 = 夫妻 + 未成年子女). */
  children?: readonly { born: PlainDate; homes: number }[]
  divorcedOn?: PlainDate
  /** What the owner of a fact has corrected: stands above everything else. */
  corrected?: Facts
  /** Months on record; without a record, months come from `facts`. */
  paid?: PaidRecords
}

/** The contributions of those whose months count, and whether every source about them answered. */
export interface PaidRecords {
  people: readonly { socialInsurance: readonly PaidRange[]; incomeTax: readonly PaidRange[] }[]
  /** False: what is on record is the least there is. */
  complete: boolean
}

const ADULT_MONTHS = 18 * 12

/** The day on which somebody is of age (民法典 17). */
export const adultOn = (born: PlainDate): PlainDate => monthsLater(born, ADULT_MONTHS)
export const isMinor = (born: PlainDate, on: PlainDate): boolean => on < adultOn(born)

/** First day of the month that is `count` months later: a month counts once it is over. */
const firstOfMonthLater = (date: PlainDate, count: number): PlainDate =>
  monthsLater(`${date.slice(0, 7)}-01` as PlainDate, count)

/** Calendar months from one day to another: 1 from 31 January to 1 February. */
const monthsOn = (from: PlainDate, to: PlainDate): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))

const shift = (value: FactValue | undefined, by: number): FactValue | undefined => {
  if (typeof value === 'number') return value + by
  return value !== undefined && isSpan(value) ? { from: value.from + by, to: value.to + by } : value
}

/**
 * The facts of a situation on a day, today's or a later one, as a rule set wants them: the family and its homes recomputed, a divorce
 * that has passed out of the rule, and months grown as if contributions went on without a gap.
 */
export function factsOn(situation: Situation, date: PlainDate, set: RuleSet): Facts {
  const facts: Facts = { ...situation.facts }
  if (situation.children) countChildren(facts, situation.children, date)
  if (situation.divorcedOn && set.divorceMonths) {
    facts.divorcedOn = date < monthsLater(situation.divorcedOn, set.divorceMonths)
  }
  if (situation.paid) countPaid(facts, situation.paid, situation.asOf, date, set)
  else growMonths(facts, situation.facts, monthsOn(situation.asOf, date))
  if (date > situation.asOf) growYears(facts, wholeMonthsBetween(situation.asOf, date))
  return situation.corrected ? { ...facts, ...situation.corrected } : facts
}

function countChildren(facts: Facts, children: NonNullable<Situation['children']>, date: PlainDate) {
  const minors = children.filter((child) => isMinor(child.born, date))
  const homes = minors.reduce((sum, child) => sum + child.homes, 0)
  facts.minorChildren = minors.length
  facts.childrenCount ??= children.length
  facts.homes = shift(facts.homes, homes)
  facts.homesInCity = shift(facts.homesInCity, homes)
}

const LONGEST_MONTHS = 1200

function countPaid(facts: Facts, { people, complete }: PaidRecords, asOf: PlainDate, date: PlainDate, set: RuleSet) {
  const going = people.map(({ socialInsurance, incomeTax }) => ({
    insurance: paidOn(socialInsurance, asOf, date),
    tax: paidOn(incomeTax, asOf, date),
  }))
  const best = (months: (ranges: readonly PaidRange[]) => number, withTax: boolean) =>
    Math.max(0, ...going.flatMap(({ insurance, tax }) => [months(insurance), withTax ? months(tax) : 0]))
  const told = (least: number, most: number) => (complete ? least : { from: least, to: most })
  const upTo = best((ranges) => monthsUpTo(ranges, date), set.consecutiveBy !== 'social-insurance')
  const within = (window: number) =>
    told(
      best((ranges) => longestRunWithin(ranges, date, window), true),
      window,
    )
  facts.socialInsuranceConsecutiveMonths = told(upTo, LONGEST_MONTHS)
  facts.socialInsuranceConsecutiveMonthsInLast36 = within(36)
  facts.socialInsuranceConsecutiveMonthsInLast24 = within(24)
}

/** `later` months of contributions more; the run inside a window follows from the months up to now where nobody gave it. */
function growMonths(facts: Facts, given: Facts, later: number) {
  const upTo = shift(given.socialInsuranceConsecutiveMonths, later)
  facts.socialInsuranceConsecutiveMonths = upTo
  growRun(facts, 'socialInsuranceConsecutiveMonthsInLast36', 36, upTo, later)
  growRun(facts, 'socialInsuranceConsecutiveMonthsInLast24', 24, upTo, later)
}

function growRun(facts: Facts, name: EligibilityFact, window: number, upTo: FactValue | undefined, later: number) {
  const run = facts[name]
  if (typeof upTo === 'number') {
    // What was given for the window holds only on its day: an older run leaves the window as time goes by.
    if (run === undefined || later > 0) facts[name] = runWithinBy(upTo, window)
  } else if (typeof run === 'number') facts[name] = Math.min(window, run + later)
}

function growYears(facts: Facts, months: number) {
  if (typeof facts.residencePermitYears === 'number') facts.residencePermitYears += months / 12
  facts.companyMonths = shift(facts.companyMonths, months)
}

/** The days after `asOf` on which a fact of the situation may cross one of these limits, in order. */
export function turningDays(
  situation: Situation,
  set: RuleSet,
  limitsOf: (fact: EligibilityFact) => readonly number[],
): PlainDate[] {
  const { asOf, facts } = situation
  const days: PlainDate[] = []
  const now = factsOn(situation, asOf, set)
  for (const name of monthFacts) {
    const trailing = now.socialInsuranceConsecutiveMonths
    for (const value of [now[name], name === 'socialInsuranceConsecutiveMonths' ? undefined : trailing]) {
      const from = lowest(value)
      if (from === undefined) continue
      for (const limit of limitsOf(name)) if (limit > from) days.push(firstOfMonthLater(asOf, limit - from))
    }
  }
  const permit = lowest(facts.residencePermitYears)
  if (permit !== undefined) {
    for (const limit of limitsOf('residencePermitYears'))
      if (limit > permit) days.push(monthsLater(asOf, Math.ceil((limit - permit) * 12)))
  }
  const company = lowest(facts.companyMonths)
  if (company !== undefined) {
    for (const limit of limitsOf('companyMonths')) if (limit > company) days.push(monthsLater(asOf, limit - company))
  }
  for (const child of situation.children ?? []) days.push(adultOn(child.born))
  if (situation.divorcedOn && set.divorceMonths) days.push(monthsLater(situation.divorcedOn, set.divorceMonths))
  return [...new Set(days)].filter((day) => day > asOf).sort()
}

const monthFacts = [
  'socialInsuranceConsecutiveMonths',
  'socialInsuranceConsecutiveMonthsInLast36',
  'socialInsuranceConsecutiveMonthsInLast24',
] as const satisfies readonly EligibilityFact[]

const lowest = (value: FactValue | undefined): number | undefined => {
  if (typeof value === 'number') return value
  return value !== undefined && isSpan(value) ? value.from : undefined
}
