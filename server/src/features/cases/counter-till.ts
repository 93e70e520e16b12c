import type { Tx } from '../../platform/db/transact.ts'

export interface CounterMoney {
  caseId: string
  /** The bills that it pays, when the sum is for many cases of a batch. */
  parts?: { caseId: string; amountFen: number }[]
  title: string
  amountFen: number
  /** What the POS printed. */
  slip: string
  hallId?: string
  /** As the history shows them. */
  by: string
}

/** What cases need of payments: money that a counter took is a payment, in the transaction that settles its bill. */
export interface CounterTill {
  take(tx: Tx, money: CounterMoney): Promise<void>
}
