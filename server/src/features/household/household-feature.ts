import { household as contract } from '@anju/shared-types'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { DocumentPolicy } from '../documents/document-policy.ts'
import { createDocumentStore } from '../documents/document-store.ts'
import type { Notifier } from '../notices/notifier.ts'
import { answerAsk } from './answer-ask.ts'
import { askPaper } from './ask-paper.ts'
import { householdNotices } from './household-notices.ts'
import type { HouseholdNeeds } from './needs.ts'
import { sharePaper, unsharePaper } from './share-paper.ts'
import { showHousehold } from './show-household.ts'

export interface HouseholdOutside {
  accounts: Pick<Accounts, 'store'>
  notifier: Notifier
  policy: Pick<DocumentPolicy, 'purposeFor'>
}

/** One family's papers (E42): offered by name to a member, used only with the owner's yes to each case, until a day. */
export function createHouseholdFeature(
  { db, transact, ids, cipher, clock }: Parts,
  outside: HouseholdOutside,
): Feature<typeof contract.table> {
  const needs: HouseholdNeeds = { transact, ids, cipher, clock, documents: createDocumentStore(db), ...outside }
  return {
    name: 'household',
    contract,
    handlers: {
      show: (_input, caller, { now }) => showHousehold(needs, caller, now),
      share: ({ body }, caller, call) => sharePaper(needs, body, caller, call),
      unshare: ({ params }, caller, call) => unsharePaper(needs, params.shareId, caller, call),
      ask: ({ body }, caller, call) => askPaper(needs, body, caller, call),
      answer: ({ params, body }, caller, call) => answerAsk(needs, { ...params, ...body }, caller, call),
    },
    on: householdNotices(needs),
  }
}
