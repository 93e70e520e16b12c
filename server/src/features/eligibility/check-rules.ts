import type { Check, EligibilityCity, PlainDate } from '@anju/shared-types'
import type { RuleSet } from '../../domain/eligibility/rule-set.ts'
import { ruleSetsOfVersion, ruleSetsOn, ruleSetVersion } from '../../domain/eligibility/rule-sets-on.ts'
import { refuse } from '../../platform/refusal.ts'

export interface RulesInForce {
  sets: readonly RuleSet[]
  version: string
  isPinned: boolean
}

/**
 * An official check is decided under the law of the day (依法行政): no caller names a date. For demonstrations an installation may pin
 * one version; production refuses that setting, and every page says it.
 */
export function rulesOn(
  { pinned }: { pinned: readonly RuleSet[] | undefined },
  city: EligibilityCity,
  on: PlainDate,
): RulesInForce {
  const sets = pinned ?? ruleSetsOn(city, on)
  return { sets, version: ruleSetVersion(sets), isPinned: pinned !== undefined }
}

/** The pinned rules of the settings; throws on a version that was never published or is another city's. */
export function pinnedRules(version: string, city: EligibilityCity | undefined): readonly RuleSet[] | undefined {
  if (!version) return undefined
  const sets = ruleSetsOfVersion(version)
  if (!sets?.every((set) => set.city === city)) {
    throw new Error(`ELIGIBILITY_RULES: no rule set of this city is called ${version}`)
  }
  return sets
}

const PINNED_NOTE = '演示环境：固定使用这一版规则，不是今天施行的规定。'

/** The rules that decided, as every page shows them. */
export const rulesView = (version: string, isPinned: boolean): Check['rules'] => ({
  version,
  title: (ruleSetsOfVersion(version) ?? []).map((set) => set.title).join('；'),
  pinned: isPinned,
  ...(isPinned && { note: PINNED_NOTE }),
})

/** For the explanation: which day's rules these are. */
export const rulesNote = ({ isPinned }: RulesInForce, on: PlainDate): string =>
  isPinned ? PINNED_NOTE : `按 ${on} 施行的规定核验。`

/** An office answers for its own city only. */
export function cityHere(
  { city }: { city: EligibilityCity | undefined },
  asked: EligibilityCity | undefined,
): EligibilityCity {
  return city && (asked === undefined || asked === city) ? city : refuse('CHECK_NOT_HERE')
}
