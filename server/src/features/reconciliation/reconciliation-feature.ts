import { reconciliation as contract } from '@anju/shared-types'
import type { PayBills } from '../../gateways/pay-bills/pay-bills.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { createEntryStore } from '../account-book/entry-store.ts'
import {
  closeDifference,
  countDay,
  type DayNeeds,
  listDays,
  lookAgain,
  showDay,
  takeDifference,
} from './act-on-days.ts'
import { createDayStore } from './day-store.ts'
import type { ReconcileNeeds } from './needs.ts'
import { type TellLateNeeds, tellLate } from './tell-late.ts'
import { watchDays } from './watch-days.ts'

/** Each day's bills against our book, to the fen (E64). */
export function createReconciliationFeature(
  parts: Parts,
  outside: { bills: PayBills; known: ReconcileNeeds['known'] } & Pick<
    TellLateNeeds,
    'hallName' | 'notifier' | 'duty' | 'accountsOf'
  >,
): Feature<typeof contract.table> {
  const needs: DayNeeds & TellLateNeeds = {
    ...parts,
    ...outside,
    days: createDayStore(parts.db),
    entries: createEntryStore(parts.db),
  }
  return {
    name: 'reconciliation',
    contract,
    handlers: {
      days: (_, caller, { now }) => listDays(needs, caller, now),
      day: ({ params }, caller, { now }) => showDay(needs, params.id, caller, now),
      again: ({ params }, caller, call) => lookAgain(needs, params.id, caller, call),
      count: ({ params, body }, caller, call) => countDay(needs, { ...params, ...body }, caller, call),
      take: ({ params }, caller, call) => takeDifference(needs, params.id, caller, call),
      close: ({ params, body }, caller, call) => closeDifference(needs, { ...params, ...body }, caller, call),
    },
    on: { 'reconciliation.late': tellLate(needs) },
    every: [{ name: 'reconcile-bills', seconds: 60, run: () => watchDays(needs) }],
  }
}
