import { type EligibilityCity, eligibilityCities, type RuleSetView } from '@anju/shared-types'
import type { RuleSet } from '../../domain/eligibility/rule-set.ts'
import { lastDayOf } from '../../domain/eligibility/rule-sets-on.ts'
import { ruleSets } from '../../domain/eligibility/rules/index.ts'
import { zonesOf } from '../../domain/eligibility/zones.ts'

/** Every table that a city's answers come from, the newest first, so that anybody can check one against its paper. */
export const listRules = (city: EligibilityCity) => ({
  city,
  name: eligibilityCities[city],
  zones: zonesOf[city].zones.map(({ code, name }) => ({ code, name })),
  items: ruleSets[city].map(ruleSetView).reverse(),
})

const ruleSetView = (set: RuleSet): RuleSetView => {
  const to = lastDayOf(set)
  return {
    version: set.version,
    title: set.title,
    from: set.from,
    ...(set.fromAtLatest && { fromAtLatest: set.fromAtLatest }),
    ...(to && { to }),
    counted: set.counted,
    rows: set.rows.map(({ id, buyer, where, when, limit, source, note }) => ({
      ...{ id, buyer, where, limit, note, document: source, conditions: when.map((clause) => clause.text) },
    })),
  }
}
