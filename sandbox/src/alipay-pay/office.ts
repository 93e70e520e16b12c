import { type BillDefects, NO_BILL_DEFECTS } from '../kit/bill-defects.ts'
import type { Clock } from '../kit/clock.ts'
import type { Db } from '../kit/database.ts'
import type { TradeNotify } from './notify.ts'
import { createRefunds } from './refunds.ts'
import { createTrades } from './trades.ts'

export type OfficeSettings = {
  /** A refund is with the payer after so long, on this world's clock; until then `fund_change` is N. */
  refundMs: number
  /** Whether a trade made by `alipay.trade.create` is unknown to queries until the payer has seen the cashier. */
  hidesUnopened: boolean
}
const USUAL: OfficeSettings = { refundMs: 0, hidesUnopened: false }

/** The merchant's account at Alipay: trades and refunds. */
export function createTradeOffice(db: Db, clock: Clock, notify: TradeNotify) {
  const trades = createTrades(db, clock)
  const refunds = createRefunds(db, clock)
  let settings = USUAL
  let billDefects = NO_BILL_DEFECTS
  return {
    trades,
    refunds,
    notify,
    settings: () => settings,
    set(change: Partial<OfficeSettings>) {
      settings = { ...settings, ...change }
    },
    billDefects: () => billDefects,
    spoilBills(defects: BillDefects) {
      billDefects = defects
    },
    clear() {
      trades.clear()
      refunds.clear()
      settings = USUAL
      billDefects = NO_BILL_DEFECTS
    },
  }
}
export type TradeOffice = ReturnType<typeof createTradeOffice>
