import { partsStillDue } from '../../domain/payments/several-bills.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { CaseBills, OpenBill } from '../cases/case-bills.ts'
import type { PayOrderRow } from './pay-order-store.ts'

/** What an order pays, inside the transaction that books its money. */
export interface OrderBill extends OpenBill {
  /** What of the order's sum pays nothing any more. */
  restFen: number
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
    return prepared && (async (tx) => ({ ...(await prepared(tx)), restFen: 0, caseIds: [caseId] }))
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
      caseIds: due.map((part) => part.caseId),
      async settle(paid) {
        for (const part of due) await open.get(part.caseId)!.settle({ ...paid, amountFen: part.amountFen })
      },
    }
  }
}
