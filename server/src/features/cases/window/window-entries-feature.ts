import { windowEntries } from '@anju/shared-types'
import type { Connection } from 'mongoose'
import type { Feature } from '../../../platform/parts.ts'
import type { CaseNeeds } from '../needs.ts'
import { followEntry, listEntries, readEntry, sayWrong, takeBack, tellApplicant } from './read-along.ts'
import {
  beginEntry,
  closeEntry,
  saveEntry,
  showEntry,
  submitEntry,
  type WindowNeeds,
  watchEntry,
} from './window-entries.ts'
import { createWindowEntryStore } from './window-entry-store.ts'

/** What a clerk enters at the window, read along by the applicant (E25). */
export function createWindowEntriesFeature(
  cases: CaseNeeds,
  { db, personAt }: { db: Connection; personAt: WindowNeeds['personAt'] },
): Feature<typeof windowEntries.table> {
  const needs: WindowNeeds = { ...cases, personAt, entries: createWindowEntryStore(db) }
  return {
    name: 'windowEntries',
    contract: windowEntries,
    handlers: {
      begin: ({ body }, caller, call) => beginEntry(needs, body, caller, call),
      show: ({ params }, caller, { now }) => showEntry(needs, params.id, caller, now),
      watch: ({ params }, caller) => watchEntry(needs, params.id, caller),
      save: ({ params, body }, caller, call) => saveEntry(needs, { ...params, ...body }, caller, call),
      submit: ({ params }, caller, call) => submitEntry(needs, params.id, caller, call),
      close: ({ params }, caller, call) => closeEntry(needs, params.id, caller, call),
      mine: (_input, caller) => listEntries(needs, caller),
      read: ({ params }, caller, { now }) => readEntry(needs, params.id, caller, now),
      follow: ({ params }, caller) => followEntry(needs, params.id, caller),
      sayWrong: ({ params, body }, caller, call) => sayWrong(needs, { ...params, ...body }, caller, call),
      takeBack: ({ params, body }, caller, call) => takeBack(needs, { ...params, ...body }, caller, call),
    },
    on: { 'window-entry.begun': (row) => tellApplicant(needs, row) },
  }
}
