import type { PayBills } from '../../gateways/pay-bills/pay-bills.ts'
import type { Parts } from '../../platform/parts.ts'
import type { EntryStore } from '../account-book/entry-store.ts'
import type { DayStore } from './day-store.ts'

export interface ReconcileNeeds extends Pick<Parts, 'transact' | 'clock' | 'ids' | 'log'> {
  days: DayStore
  entries: Pick<EntryStore, 'underKeys' | 'movementsOf' | 'countersOf' | 'totalsOf'>
  bills: PayBills
  /** What we know under these numbers of orders and refunds, whether booked or not: how they stand, and whose they are. */
  known(keys: readonly string[]): Promise<ReadonlyMap<string, { stateLabel: string; caseId?: string }>>
}
