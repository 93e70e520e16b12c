import type { FiscalReceipts } from '../../gateways/fiscal-receipts/index.ts'
import type { Parts } from '../../platform/parts.ts'
import type { EntryStore } from '../account-book/entry-store.ts'
import type { Duty } from '../accounts/duty.ts'
import type { Notifier, Outsider } from '../notices/notifier.ts'
import type { ReceiptStore } from './receipt-store.ts'

/** Whom the money of one payment concerns, and where they read of it. */
export interface WhoIsTold {
  title: string
  accountIds: readonly string[]
  /** Of them no account is known; a person has to tell them, if it matters. */
  outsiders: readonly Outsider[]
  page: string
}

export interface ReceiptNeeds extends Pick<Parts, 'transact' | 'ids' | 'clock' | 'log'> {
  receipts: ReceiptStore
  /** The book says what is a fee, and of which payment. */
  entries: Pick<EntryStore, 'find' | 'feeOf'>
  office: FiscalReceipts
  /** In whose name a receipt for a case is made out (交款人); undefined: there is no such case. */
  payerOf(caseId: string): Promise<string | undefined>
  /** Whom a payment concerns; undefined: there is no such payment. */
  whoIsTold(orderNumber: string): Promise<WhoIsTold | undefined>
  duty: Duty
  notifier: Notifier
}
