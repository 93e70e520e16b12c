import { accountBook as contract, isPlainDate } from '@anju/shared-types'
import type { Feature, Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import { createEntryStore } from './entry-store.ts'
import { type ShowNeeds, showCase, showDay, showProof } from './show-book.ts'

/** The book for those who check it: what was booked, on which words, and whether they still hold. */
export function createAccountBookFeature(parts: Parts): Feature<typeof contract.table> {
  const needs: ShowNeeds = { ...parts, entries: createEntryStore(parts.db) }
  return {
    name: 'accountBook',
    contract,
    handlers: {
      day: ({ params, query }) => {
        if (!isPlainDate(params.day)) return refuse('NOT_FOUND')
        return showDay(needs, params.day, query.after)
      },
      ofCase: ({ params }) => showCase(needs, params.caseId),
      proof: ({ params }) => showProof(needs, params.id),
    },
  }
}
