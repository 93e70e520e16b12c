import type { DelegableUse, PlainDate } from '@anju/shared-types'
import { addDays, shanghaiDate } from '@anju/shared-types/plain-date'

export type ScopeKind = 'all' | 'item' | 'case' | 'home'
export interface Scope {
  kind: ScopeKind
  item?: string
  caseId?: string
  home?: { unitCode: string; address: string }
}

/** What is delegated, how far it reaches, and for how many days. */
export interface Terms {
  uses: readonly DelegableUse[]
  scope: Scope
  days: number
}

export const usualTerms: Terms = { uses: ['fill', 'upload', 'submit', 'supply'], scope: { kind: 'all' }, days: 90 }

/** A scope that names nothing is not chosen yet. */
export const isWhole = ({ uses, scope: { kind, item, caseId, home } }: Terms): boolean =>
  uses.length > 0 && (kind === 'all' || Boolean({ item, case: caseId, home }[kind]))

/** As it is sent. */
export function termsBody({ uses, scope: { item, caseId, home }, days }: Terms, now: Date) {
  const until: PlainDate = addDays(shanghaiDate(now), days)
  return { uses: [...uses], until, ...(item && { items: [item] }), ...(caseId && { caseId }), ...(home && { home }) }
}
