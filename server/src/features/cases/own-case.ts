import { refuse } from '../../platform/refusal.ts'
import type { CaseRow, PartyRow } from './case-record.ts'
import { type Person, partyOf } from './parties.ts'

/** The caller's side of a case; refuses who has none as if there were no such case. Others' drafts are nobody else's business. */
export function ownSide(row: CaseRow, me: Pick<Person, 'idIndex' | 'actsFor'>): PartyRow {
  const party = partyOf(row, me)
  if (!party) return refuse('NOT_YOURS')
  if ((row.state === 'draft' || row.state === 'discarded') && !party.isApplicant) return refuse('NOT_YOURS')
  return party
}

/** Only who began it may do this. */
export function ownDraft(row: CaseRow, me: Pick<Person, 'idIndex' | 'actsFor'>): PartyRow {
  const party = ownSide(row, me)
  return party.isApplicant ? party : refuse('NOT_YOURS')
}
