import { collections as contract } from '@anju/shared-types'
import type { Courier } from '../../gateways/courier/index.ts'
import type { EventHandler, Feature, Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { CaseHandOvers } from '../cases/case-hand-overs.ts'
import type { Notifier } from '../notices/notifier.ts'
import { closeWithCase, handOverByCode, listAtDesk, settleTrouble } from './at-counter.ts'
import { callOffFetch, changeCode, chooseWay, fetchPapers, showCollections } from './choose.ts'
import { createCollectionStore } from './collection-store.ts'
import { courierCallback, courierNewsJob, placeOrder, takeCourierNews, watchParcels } from './follow-courier.ts'
import { collectionId } from './move-collection.ts'
import type { CollectionNeeds } from './needs.ts'
import { stopPaper } from './stop-paper.ts'
import { tellCollection } from './tell-collection.ts'

/** The way of papers between the office and the citizen: window, pick-up point, courier; every change of hands against a code (E71). */
export function createCollectionFeature(
  parts: Parts,
  outside: { cases: CaseHandOvers; courier: Courier; accounts: Pick<Accounts, 'store'>; notifier: Notifier },
): Feature<typeof contract.table> {
  const needs: CollectionNeeds = { ...parts, ...outside, collections: createCollectionStore(parts.db) }
  const place: EventHandler = async ({ subject }) => {
    const id = subject.kind === 'case' ? collectionId(subject.id, 'out') : subject.id
    const row = await needs.collections.find(id)
    if (row) await placeOrder(needs, row)
  }
  return {
    name: 'collections',
    contract,
    handlers: {
      ofCase: ({ params }, caller) => showCollections(needs, params.caseId, caller),
      choose: ({ params, body }, caller, call) => chooseWay(needs, { ...params, wish: body }, caller, call),
      fetch: ({ params, body }, caller, call) => fetchPapers(needs, { ...params, ...body }, caller, call),
      callOff: ({ params }, caller, call) => callOffFetch(needs, params.caseId, caller, call),
      newCode: ({ params }, caller, call) => changeCode(needs, params.id, caller, call),
      desk: () => listAtDesk(needs),
      handOver: ({ body }, caller, call) => handOverByCode(needs, body, caller, call),
      settle: ({ params, body }, caller, call) => settleTrouble(needs, { ...params, ...body }, caller, call),
    },
    on: {
      ...tellCollection(needs),
      'collection.chosen': place,
      'case.fees-settled': place,
      'case.handed-over': closeWithCase(needs),
      'case.decision-revoked': ({ subject }) => stopPaper(needs, subject.id),
    },
    callbacks: [courierCallback(needs)],
    jobs: { [courierNewsJob]: takeCourierNews(needs) },
    every: [{ name: 'watch-parcels', seconds: 600, run: () => watchParcels(needs) }],
  }
}
