/** One line of a platform's bill of a day, in our words. */
export interface BillRow {
  kind: 'paid' | 'repaid'
  /** Ours: of the payment order. */
  orderNumber: string
  /** Ours: of the refund; only on its line. */
  refundNumber?: string
  /** The platform's number of the payment. */
  outsideNumber: string
  amountFen: number
  /** False: the platform shows it, but the money did not move (a refund under way or given up, a payment taken back). */
  isDone: boolean
}

/** A bill that cannot be read as what it says it is. Nothing of it is believed. */
export class BillError extends Error {}

const YUAN = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/

/** `80.00` as fen, exactly; a sign is kept. */
export function fenOf(yuan: string): number {
  const match = YUAN.exec(yuan)
  if (!match) throw new BillError('an amount of the bill is no amount')
  const [, sign, whole = '0', part = ''] = match
  const fen = Number(whole) * 100 + Number(part.padEnd(2, '0'))
  return sign ? -fen : fen
}
