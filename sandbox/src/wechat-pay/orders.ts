import { randomBytes } from 'node:crypto'
import type { Clock } from '../kit/clock.ts'
import type { Db } from '../kit/database.ts'

export type TradeType = 'JSAPI' | 'MWEB'
export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'

export type Order = {
  outTradeNo: string
  tradeType: TradeType
  /** As it was ordered, in canonical JSON: the same number may be ordered again only with the same words. */
  asked: string
  appid: string
  description: string
  attach: string
  notifyUrl: string
  /** Fen. */
  total: number
  /** Who may pay (JSAPI), then who paid. */
  openid: string
  prepayId: string
  prepaidAt: number
  expiresAt: number
  state: TradeState
  transactionId: string
  paidAt: number
  createdAt: number
}

/** Valid for two hours; the order itself lives on and may be prepared again. */
export const PREPAY_MS = 2 * 3_600_000
/** An order nobody pays dies after seven days. */
const UNPAID_MS = 7 * 86_400_000

export const newPrepayId = () => `wx${randomBytes(17).toString('hex')}`

/** Orders of our merchant: NOTPAY → SUCCESS → REFUND, or CLOSED. */
export function createOrders(db: Db, clock: Clock) {
  db.exec(`CREATE TABLE IF NOT EXISTS wechat_pay_orders (
    out_trade_no TEXT PRIMARY KEY, prepay_id TEXT NOT NULL UNIQUE, transaction_id TEXT NOT NULL, paid_at INTEGER NOT NULL,
    body TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS wechat_pay_orders_paid ON wechat_pay_orders (paid_at)`)
  const put = db.prepare('INSERT OR REPLACE INTO wechat_pay_orders VALUES (?, ?, ?, ?, ?)')
  const by = (column: string) => db.prepare(`SELECT body FROM wechat_pay_orders WHERE ${column} = ?`)
  const byNumber = by('out_trade_no')
  const byPrepay = by('prepay_id')
  const byTransaction = by('transaction_id')
  const paid = db.prepare('SELECT body FROM wechat_pay_orders WHERE paid_at >= ? AND paid_at < ? ORDER BY paid_at')
  const newest = db.prepare('SELECT body FROM wechat_pay_orders')

  const save = (order: Order): Order => {
    put.run(order.outTradeNo, order.prepayId, order.transactionId, order.paidAt, JSON.stringify(order))
    return order
  }
  const read = (row: unknown): Order | undefined => {
    if (!row) return undefined
    const order = JSON.parse((row as { body: string }).body) as Order
    const isOver = order.state === 'NOTPAY' && clock.now() >= Math.min(order.expiresAt, order.createdAt + UNPAID_MS)
    return isOver ? save({ ...order, state: 'CLOSED' }) : order
  }
  return {
    save,
    find: (outTradeNo: string) => read(byNumber.get(outTradeNo)),
    byPrepay: (prepayId: string) => read(byPrepay.get(prepayId)),
    byTransaction: (transactionId: string) =>
      transactionId === '' ? undefined : read(byTransaction.get(transactionId)),
    pay(order: Order, openid: string): Order {
      const digits = BigInt(`0x${randomBytes(11).toString('hex')}`)
        .toString()
        .padStart(24, '0')
        .slice(-24)
      return save({ ...order, openid, state: 'SUCCESS', transactionId: `4200${digits}`, paidAt: clock.now() })
    },
    /** Paid in this time, by the moment of payment. */
    paidBetween: (from: number, until: number) =>
      (paid.all(from, until) as unknown[]).flatMap((row) => read(row) ?? []),
    list: () => (newest.all() as unknown[]).flatMap((row) => read(row) ?? []).sort((a, b) => b.createdAt - a.createdAt),
    clear: () => void db.exec('DELETE FROM wechat_pay_orders'),
  }
}
export type Orders = ReturnType<typeof createOrders>
