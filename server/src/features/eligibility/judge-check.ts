import { type EligibilityFact, type FactSource, type PlainDate, shanghaiDate } from '@anju/shared-types'
import { decideCheck, type Outcome, openFacts, sourcesOfFacts } from '../../domain/eligibility/decide-check.ts'
import { type Gathered, readSources } from '../../domain/eligibility/from-sources.ts'
import type { RuleSet } from '../../domain/eligibility/rule-set.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import { type RulesInForce, rulesNote } from './check-rules.ts'
import type { EligibilityCheck } from './check-store.ts'
import { type Judged, openMember } from './sealed-check.ts'

type Place = Pick<EligibilityCheck, 'city' | 'zone' | 'areaSqm' | 'insideSecondRing'>

const newest = (sets: readonly RuleSet[]) => sets.at(-1) as RuleSet

const gathered = (place: Place, sets: readonly RuleSet[], on: PlainDate, more: Partial<Gathered>): Gathered => ({
  city: place.city,
  zone: place.zone,
  ...(place.areaSqm !== undefined && { areaSqm: place.areaSqm }),
  ...(place.insideSecondRing !== undefined && { insideSecondRing: place.insideSecondRing }),
  ...{ on, set: newest(sets), declared: {}, members: [], isFamilyComplete: false },
  ...more,
})

/** What could change the result for a home in a place, before anybody was asked anything. */
function openOfPlace(place: Place, { sets, version }: RulesInForce, on: PlainDate): EligibilityFact[] {
  const key = `${version} ${place.zone} ${place.insideSecondRing}`
  const known = place.areaSqm === undefined ? openFactsOf.get(key) : undefined
  if (known) return known
  const open = openFacts(sets, readSources(gathered(place, sets, on, {})).situation)
  if (place.areaSqm === undefined) openFactsOf.set(key, open)
  return open
}

/** Nothing but the rules and the district decides this; there are some dozens of both together. */
const openFactsOf = new Map<string, EligibilityFact[]>()

/** The sources that could change the result for a home in this place; none where no rule limits it. */
export const sourcesOfPlace = (place: Place, rules: RulesInForce, on: PlainDate): FactSource[] =>
  sourcesOfFacts(openOfPlace(place, rules, on))

const asked = ['areaSqm', 'insideSecondRing'] as const

/** What a rule for this place depends on and only the applicant can say of the home. */
export const asksOfPlace = (place: Place, rules: RulesInForce, on: PlainDate): (typeof asked)[number][] => {
  const open = openOfPlace(place, rules, on)
  return asked.filter((fact) => open.includes(fact))
}

export interface Judgement {
  outcome: Outcome
  judged: Judged
  rules: RulesInForce
}

/** Applies the rules of the day to what the sources said about everybody who agreed. */
export function judgeCheck(
  cipher: Pick<Cipher, 'open'>,
  check: EligibilityCheck,
  rules: RulesInForce,
  now: Date,
): Judgement {
  const on = shanghaiDate(now)
  const members = check.members.map((member) => openMember(cipher, member))
  const hasAgreed = check.members.every((member) => member.consent.state === 'given')
  const { declared } = check
  const { situation, origins } = readSources(
    gathered(check, rules.sets, on, { declared, members, isFamilyComplete: check.isFamilyComplete && hasAgreed }),
  )
  const notes = [rulesNote(rules, on)]
  const { outcome, evaluation } = decideCheck(rules.sets, situation, declared, { origins, notes })
  return { outcome, judged: { evaluation, reasons: outcome.kind === 'fail' ? outcome.reasons : [] }, rules }
}
