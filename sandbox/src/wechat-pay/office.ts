import { type BillDefects, NO_BILL_DEFECTS } from '../kit/bill-defects.ts'
import type { Clock } from '../kit/clock.ts'
import type { Db } from '../kit/database.ts'
import type { PayNotify } from './notify.ts'
import { createOrders } from './orders.ts'
import { createRefunds, type Refund } from './refunds.ts'
import type { TrustMode } from './signing.ts'

/** A refund is with the payer after so long, on this world's clock. */
const REFUND_MS = 2_000

/** The merchant's account at WeChat Pay: orders, refunds, and in which mode WeChat Pay signs. */
export function createPayOffice(db: Db, clock: Clock, notify: PayNotify) {
  let mode: TrustMode = 'public-key'
  let billDefects = NO_BILL_DEFECTS
  const ends: Refund['end'][] = []
  return {
    orders: createOrders(db, clock),
    refunds: createRefunds(db, clock),
    notify,
    refundMs: REFUND_MS,
    /** How the next refunds end, one after the other; without a word they arrive. */
    endNext: (end: Refund['end']) => void ends.push(end),
    nextEnd: (): Refund['end'] => ends.shift() ?? 'SUCCESS',
    billDefects: () => billDefects,
    spoilBills(defects: BillDefects) {
      billDefects = defects
    },
    mode: () => mode,
    setMode(next: TrustMode) {
      mode = next
    },
  }
}
export type PayOffice = ReturnType<typeof createPayOffice>
