import {
  type ConsentStatement,
  type eligibilityChecks as contract,
  type EligibilityCity,
  eligibilityCities,
  type FactSource,
  type PlainDate,
  type Reply,
  shanghaiDate,
} from '@anju/shared-types'
import { consentStatement } from '../../domain/eligibility/consent-statement.ts'
import { validityOn } from '../../domain/eligibility/validity.ts'
import { zonesOf } from '../../domain/eligibility/zones.ts'
import type { CheckNeeds } from './check-needs.ts'
import { cityHere, rulesOn, rulesView } from './check-rules.ts'
import { asksOfPlace, sourcesOfPlace } from './judge-check.ts'

type Needs = Pick<CheckNeeds, 'city' | 'pinned'>

/** Everything that is said before anybody agrees: which offices, what for, how long, under which rules, for which districts. */
export function showStatement(needs: Needs, now: Date): Reply<typeof contract.table.statement> {
  const city = cityHere(needs, undefined)
  const today = shanghaiDate(now)
  const rules = rulesOn(needs, city, today)
  return {
    city: { code: city, name: eligibilityCities[city] },
    rules: rulesView(rules.version, rules.isPinned),
    statement: statementOn(needs, city, today),
    zones: zonesOf[city].zones.map(({ code, name }) => ({
      ...{ code, name },
      asks: asksOfPlace({ city, zone: code }, rules, today),
    })),
    validDays: validityOn(city, today).days,
  }
}

/** The statement in force: it names the sources that the rules of the day depend on in some district, and no other. */
export function statementOn(needs: Needs, city: EligibilityCity, today: PlainDate): ConsentStatement {
  const rules = rulesOn(needs, city, today)
  const needed = new Set<FactSource>(
    zonesOf[city].zones.flatMap(({ code }) => sourcesOfPlace({ city, zone: code }, rules, today)),
  )
  return consentStatement([...needed])
}
