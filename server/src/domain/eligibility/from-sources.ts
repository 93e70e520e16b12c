import {
  type EligibilityCity,
  type EligibilityFact,
  eligibilityCities,
  type FactSource,
  factSources,
  type PlainDate,
} from '@anju/shared-types'
import type { Facts, FactValue } from './cells.ts'
import type { Origins } from './explain.ts'
import { degreeRank } from './facts.ts'
import type { RuleSet } from './rule-set.ts'
import type { Situation } from './situation.ts'
import type { Answer, Member, Records } from './source-records.ts'
import { zoneOfDistrict } from './zones.ts'

/** What the applicant says where no source can: against their own interest it counts, in favour of it somebody looks at the paper. */
export interface Declared {
  degree?: 'none' | 'college' | 'bachelor' | 'master' | 'doctor'
  employmentContract?: boolean
}

export interface Gathered {
  city: EligibilityCity
  on: PlainDate
  set: RuleSet
  zone: string
  areaSqm?: number
  insideSecondRing?: boolean
  declared: Declared
  members: readonly Member[]
  /** Household and marriage answered, so that nobody of the family is missing. */
  isFamilyComplete: boolean
}

const MOST_HOMES = 99

/** Facts, each with its source and age, from what the sources said. What a silent one could have said stays unknown, or a lower bound. */
export function readSources(gathered: Gathered): { situation: Situation; origins: Origins } {
  const { city, on, set, members, isFamilyComplete, declared } = gathered
  const couple = members.filter((member) => member.role !== 'child')
  const children = members.filter((member) => member.role === 'child')
  const homes = countHomes(gathered, couple)
  const own = new Set(homes.units)
  const childHomes = children.map((child) => ({ child, ...countHomes(gathered, [child], own) }))
  const isComplete = isFamilyComplete && homes.complete && childHomes.every((one) => one.complete)
  const atLeast = (least: number): FactValue => (isComplete ? least : { from: least, to: MOST_HOMES })
  const facts: Facts = {
    buyer: 'individual',
    zone: gathered.zone,
    hukou: hukouOf(city, couple, isFamilyComplete),
    homes: atLeast(homes.counted),
    homesInCity: atLeast(homes.inCity),
    talentCertificate: anyOf(couple, 'talent', isFamilyComplete, ({ validUntil }) => validUntil >= on),
    military: anyOf(
      couple,
      'military',
      isFamilyComplete,
      ({ status, station }) => status === '现役' && station.includes(eligibilityCities[city]),
    ),
    minorChildren: isFamilyComplete ? children.length : { from: children.length, to: 20 },
    ...(gathered.areaSqm === undefined ? {} : { areaSqm: gathered.areaSqm }),
    ...(gathered.insideSecondRing === undefined ? {} : { insideSecondRing: gathered.insideSecondRing }),
    ...declaredFacts(declared),
  }
  const marriage = couple.find((member) => member.role === 'self')?.answers.marriage
  const divorcedOn =
    marriage?.kind === 'record' && marriage.record.status === '离异' ? marriage.record.since : undefined
  if (marriage && marriage.kind !== 'unknown' && !divorcedOn) facts.divorcedOn = false
  const situation: Situation = {
    asOf: on,
    facts,
    paid: paidOf(city, couple, isFamilyComplete),
    // A child whose homes nobody told stands in the span of the family's.
    ...(isFamilyComplete && {
      children: childHomes.map(({ child, counted }) => ({ born: child.born!, homes: counted })),
    }),
    ...(divorcedOn && { divorcedOn }),
  }
  return { situation, origins: originsOf(members, facts, set) }
}

function declaredFacts({ degree, employmentContract }: Declared): Facts {
  const rank = degree && degreeRank(degree)
  return {
    // A degree that helps in some table is looked at by a person; 大专以下 helps in none.
    ...(rank === 0 ? { degree: 0 } : {}),
    ...(employmentContract === false ? { employmentContract: false } : {}),
  }
}

/** One of the couple registered here makes the family a local one. */
function hukouOf(city: EligibilityCity, couple: readonly Member[], isFamilyComplete: boolean): FactValue | undefined {
  const answers = couple.map((member) => member.answers.household)
  const isHere = (answer: Answer<Records['household']> | undefined) =>
    answer?.kind === 'record' && zoneOfDistrict(city, answer.record.district) !== undefined
  if (answers.some(isHere)) return 'local'
  // Who is in no register (a soldier) is not registered here.
  return isFamilyComplete && answers.every((answer) => answer && answer.kind !== 'unknown') ? 'other' : undefined
}

function anyOf<S extends 'talent' | 'military'>(
  couple: readonly Member[],
  source: S,
  isFamilyComplete: boolean,
  holds: (record: Records[S]) => boolean,
): boolean | undefined {
  const answers = couple.map((member) => member.answers[source] as Answer<Records[S]> | undefined)
  if (answers.some((answer) => answer?.kind === 'record' && holds(answer.record))) return true
  return isFamilyComplete && answers.every((answer) => answer && answer.kind !== 'unknown') ? false : undefined
}

/** Homes in anybody's name or signed for and not registered yet, each once; those of `others` are counted with them. */
function countHomes({ city, set }: Gathered, members: readonly Member[], others: ReadonlySet<string> = new Set()) {
  const units = new Map<string, string>()
  let complete = true
  for (const { answers } of members) {
    const { homes, contracts } = answers
    if (!homes || homes.kind === 'unknown' || !contracts || contracts.kind === 'unknown') complete = false
    const held = homes?.kind === 'record' ? homes.record.homes : []
    const signed =
      contracts?.kind === 'record' ? contracts.record.contracts.filter((one) => one.status !== '已登记') : []
    for (const { unitCode, district, usage } of [...held, ...signed]) {
      if (usage === '住宅' && unitCode && !others.has(unitCode)) units.set(unitCode, district)
    }
  }
  const zones = [...units.values()].map((district) => zoneOfDistrict(city, district))
  const inCity = zones.filter((zone) => zone !== undefined)
  const counted = set.countedZones ? inCity.filter((zone) => set.countedZones?.includes(zone)) : inCity
  return { counted: counted.length, inCity: inCity.length, units: [...units.keys()], complete }
}

function paidOf(city: EligibilityCity, couple: readonly Member[], isFamilyComplete: boolean): Situation['paid'] {
  const here = eligibilityCities[city]
  const rangesOf = (answer: Answer<Records['socialInsurance']> | undefined) =>
    answer?.kind === 'record' && answer.record.city === here ? answer.record.ranges : []
  const isTold = ({ answers }: Member) =>
    [answers.socialInsurance, answers.incomeTax].every((answer) => answer !== undefined && answer.kind !== 'unknown')
  return {
    people: couple.map(({ answers }) => ({
      socialInsurance: rangesOf(answers.socialInsurance),
      incomeTax: rangesOf(answers.incomeTax),
    })),
    complete: isFamilyComplete && couple.every(isTold),
  }
}

/** The sources of each fact; a fact is as old as the oldest answer it rests on. */
export const sourcesOfFact: Partial<Record<EligibilityFact, readonly FactSource[]>> = {
  hukou: ['household'],
  homes: ['homes', 'contracts'],
  homesInCity: ['homes', 'contracts'],
  minorChildren: ['household'],
  childrenCount: ['household'],
  socialInsuranceConsecutiveMonths: ['socialInsurance', 'incomeTax'],
  socialInsuranceConsecutiveMonthsInLast36: ['socialInsurance', 'incomeTax'],
  socialInsuranceConsecutiveMonthsInLast24: ['socialInsurance', 'incomeTax'],
  talentCertificate: ['talent'],
  military: ['military'],
  divorcedOn: ['marriage'],
}

function originsOf(members: readonly Member[], facts: Facts, { consecutiveBy }: RuleSet): Origins {
  const origins: Origins = {
    buyer: { source: '申请' },
    zone: { source: '申请' },
    areaSqm: { source: '申请' },
    insideSecondRing: { source: '申请' },
  }
  for (const name of ['degree', 'employmentContract'] as const) {
    if (facts[name] !== undefined) origins[name] = { source: '您的声明' }
  }
  for (const [fact, all] of Object.entries(sourcesOfFact) as [EligibilityFact, readonly FactSource[]][]) {
    const isOnlyInsurance = fact === 'socialInsuranceConsecutiveMonths' && consecutiveBy === 'social-insurance'
    const sources = isOnlyInsurance ? (['socialInsurance'] as const) : all
    const days = members.flatMap(({ answers }) =>
      sources.flatMap((source) => {
        const answer = answers[source]
        return answer && answer.kind !== 'unknown' ? [answer.asOf] : []
      }),
    )
    const oldest = days.sort()[0]
    if (oldest) origins[fact] = { source: sources.map((source) => factSources[source]).join('、'), asOf: oldest }
  }
  return origins
}
