import type { Bill } from './meaning-of-payment.ts'

/** The bill of one case in an order that pays several, as it was when the order was made. */
export interface OrderPart {
  caseId: string
  amountFen: number
}

/** Ours: more bills than this are paid by a second order, so that one order is settled in one transaction. */
export const MOST_PARTS = 300

/**
 * Which bills of an order its money still pays, and what is left over: a bill that was paid elsewhere, was let off or says another sum
 * by now is none of this order's any more, and its part goes back to the payer.
 */
export function partsStillDue<Part extends OrderPart>(parts: readonly Part[], billOf: (part: Part) => Bill) {
  const due = parts.filter((part) => {
    const { isDue, totalFen } = billOf(part)
    return isDue && totalFen === part.amountFen
  })
  const sum = (some: readonly Part[]) => some.reduce((total, { amountFen }) => total + amountFen, 0)
  return { due, restFen: sum(parts) - sum(due) }
}
