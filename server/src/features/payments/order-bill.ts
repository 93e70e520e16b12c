import { restOf } from '../../domain/payments/meaning-of-payment.ts'
import { partsStillDue } from '../../domain/payments/several-bills.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { CaseBills, OpenBill } from '../cases/case-bills.ts'
import type { PayOrderRow } from './pay-order-store.ts'

/** What an order pays, inside the transaction that books its money. */
export interface OrderBill extends OpenBill {
  /** What of the order's sum pays nothing any more, and why: what its payer reads. */
  restFen: number
  restWhy: string
  /** The cases that it settles. */
  caseIds: readonly string[]
}

/** Reads what the settlement of one bill or of many needs before the transaction; undefined when there is no such case. */
export async function prepareBill(
  bills: CaseBills,
  { caseId, parts, amountFen }: PayOrderRow,
): Promise<((tx: Tx) => Promise<OrderBill>) | undefined> {
  if (!parts) {
    const prepared = await bills.prepare(caseId)
    return (
      prepared &&
      (async (tx) => {
        const bill = await prepared(tx)
        // It may have become smaller since it was ordered: the case gets what is due and no more.
        return {
          ...bill,
          restFen: restOf(amountFen, bill),
          restWhy: '应缴金额减少了，多付的退回',
          caseIds: [caseId],
          settle: (paid) => bill.settle({ ...paid, amountFen: bill.totalFen }),
        }
      })
    )
  }
  const prepared = await Promise.all(parts.map(async (part) => ({ part, read: await bills.prepare(part.caseId) })))
  return async (tx) => {
    const open = new Map<string, OpenBill>()
    for (const { part, read } of prepared) if (read) open.set(part.caseId, await read(tx))
    const { due, restFen } = partsStillDue(parts, (part) => open.get(part.caseId) ?? { isDue: false, totalFen: 0 })
    return {
      isDue: due.length > 0,
      totalFen: amountFen,
      restFen,
      restWhy: '其中有的已经缴过，或者不用再缴',
      caseIds: due.map((part) => part.caseId),
      async settle(paid) {
        for (const part of due) await open.get(part.caseId)!.settle({ ...paid, amountFen: part.amountFen })
      },
    }
  }
}
