import type { EligibilityFact, EvaluateRequest, GivenFacts, PlainDate } from '@anju/shared-types'
import type { Facts, FactValue } from './cells.ts'
import { degreeRank } from './facts.ts'
import type { Situation } from './situation.ts'
import { zonesNamed, zonesOf } from './zones.ts'

/** What somebody told us, ready for the engine; or what is wrong with it. */
export type Read = { situation: Situation; presumed: EligibilityFact[] } | { field: string; problem: string }

type Told = Pick<EvaluateRequest, 'city' | 'zone' | 'areaSqm' | 'facts'>

/**
 * Reads the facts of a request as of a day. What nobody mentioned stays unknown, apart from rare circumstances (a divorce within two
 * years, a company as buyer ...), which count as absent until somebody states them or calls them "unknown"; the answer lists them.
 */
export function readGiven({ city, zone, areaSqm, facts: given }: Told, asOf: PlainDate): Read {
  const facts: Facts = {}
  const presumed: EligibilityFact[] = []
  for (const name of plainFacts) put(facts, name, given[name])
  put(facts, 'degree', typeof given.degree === 'boolean' || isWord(given.degree) ? degreeRank(given.degree) : undefined)
  const { talentCertificate: talent } = given
  put(facts, 'talentCertificate', talent === undefined || talent === 'unknown' ? undefined : talent !== false)
  put(facts, 'areaSqm', areaSqm)
  if (zone !== undefined && zone !== 'unknown') {
    const named = zonesNamed(city, zone)
    if (!named)
      return {
        field: 'zone',
        problem: `没有这个区域。可以写：${zonesOf[city].zones.map(({ name }) => name).join('、')}。`,
      }
    facts.zone = named.codes
    facts.insideSecondRing ??= named.insideSecondRing
  }
  const problem = contradiction(given, asOf)
  if (problem) return problem
  const presume = (name: EligibilityFact, value: FactValue | undefined) => {
    if (given[name as keyof GivenFacts] !== undefined) return
    facts[name] = value
    presumed.push(name)
  }
  presume('buyer', 'individual')
  presume('workResidencePermit', false)
  presume('homesInCity', facts.homes)
  presume('childrenCount', facts.minorChildren)
  presume('divorcedOn', false)
  if (given.divorcedOn === 'none') facts.divorcedOn = false
  const situation: Situation = {
    asOf,
    facts,
    ...(given.children && { children: given.children.map(({ born, homes = 0 }) => ({ born, homes })) }),
    ...(isDay(given.divorcedOn) && { divorcedOn: given.divorcedOn }),
  }
  return { situation, presumed }
}

/** Facts that the engine takes as they are told. */
const plainFacts = [
  'buyer',
  'hukou',
  'homes',
  'homesInCity',
  'married',
  'minorChildren',
  'childrenCount',
  'socialInsuranceConsecutiveMonths',
  'socialInsuranceConsecutiveMonthsInLast36',
  'socialInsuranceConsecutiveMonthsInLast24',
  'residencePermitYears',
  'workResidencePermit',
  'employmentContract',
  'military',
  'homesBeforeDivorce',
  'insideSecondRing',
  'overseasConditions',
  'companyMonths',
  'companyTaxFen',
  'companyStaff',
  'companyStaffInsured5Years',
  'staffHousing',
  'builtBefore2000',
] as const satisfies readonly (keyof GivenFacts & EligibilityFact)[]

function put(facts: Facts, name: EligibilityFact, value: FactValue | undefined) {
  if (value !== undefined && value !== 'unknown') facts[name] = value
}

const isWord = (degree: GivenFacts['degree']) => degree !== undefined && degree !== 'unknown'
const isDay = (value: GivenFacts['divorcedOn']): value is PlainDate =>
  value !== undefined && value !== 'none' && value !== 'unknown'

function contradiction(given: GivenFacts, asOf: PlainDate): { field: string; problem: string } | undefined {
  const { socialInsuranceConsecutiveMonths: upTo, divorcedOn, children = [] } = given
  for (const window of [36, 24] as const) {
    const name = `socialInsuranceConsecutiveMonthsInLast${window}` as const
    const run = given[name]
    if (typeof upTo !== 'number' || typeof run !== 'number' || run >= Math.min(upTo, window)) continue
    return { field: `facts.${name}`, problem: `最近 ${window} 个月内最长的连续月数，不会少于到现在为止的连续月数。` }
  }
  if (isDay(divorcedOn) && divorcedOn > asOf)
    return { field: 'facts.divorcedOn', problem: '离婚日期不能晚于测算的日期。' }
  if (children.some((child) => child.born > asOf))
    return { field: 'facts.children', problem: '子女的出生日期不能晚于测算的日期。' }
  return undefined
}
