import type { PlainDate } from '@anju/shared-types'
import type { Effect } from '../restrictions/effect.ts'
import { consentPaper } from './answered.ts'
import type { NeededPaper } from './shortfall.ts'

/** What a restriction that the register told of does to the business of a case. */
export interface AskingEffect {
  id: string
  label: string
  effect: Effect
  consentOf?: string
  sentence: string
  clause: string
  /** Papers of the item files that would answer it. */
  answeredBy?: readonly string[]
  since?: PlainDate
}

const asksForPaper = ({ effect }: AskingEffect) => effect === 'consent' || effect === 'risk-letter'

/**
 * Consents and risk letters that a restriction asks for, as papers of the case: they belong on the one complete list (E2), and no promise takes
 * their place. One that an item of the case asks for by itself is on its list already.
 */
export function askedConsents(
  effects: readonly AskingEffect[],
  item: string,
  needed: readonly NeededPaper[],
): NeededPaper[] {
  const byItem = new Set(needed.map(({ material }) => material.id))
  return effects
    .filter((one) => asksForPaper(one) && !one.answeredBy?.some((material) => byItem.has(material)))
    .map(({ id, label, effect, consentOf, sentence, clause }) => ({
      item,
      material: {
        id: consentPaper(id),
        name: effect === 'consent' ? `${consentOf ?? '权利人'}的书面同意（${label}）` : `签收的风险告知书（${label}）`,
        form: '原件，或盖章的扫描件',
        why: sentence,
        basis: { law: clause },
        waivable: false,
        ifMissing: 'key' as const,
      },
    }))
}
