import type { FiscalReceipts } from '../../gateways/fiscal-receipts/index.ts'
import type { Parts } from '../../platform/parts.ts'
import type { EntryStore } from '../account-book/entry-store.ts'
import type { Duty } from '../accounts/duty.ts'
import type { Notifier } from '../notices/notifier.ts'
import type { ReceiptStore } from './receipt-store.ts'

export interface ReceiptNeeds extends Pick<Parts, 'transact' | 'ids' | 'clock' | 'log'> {
  receipts: ReceiptStore
  /** The book says what is a fee, and of which payment. */
  entries: Pick<EntryStore, 'find' | 'feeOf'>
  office: FiscalReceipts
  /** In whose name a receipt for a case is made out (交款人); undefined: there is no such case. */
  payerOf(caseId: string): Promise<string | undefined>
  duty: Duty
  notifier: Notifier
}
