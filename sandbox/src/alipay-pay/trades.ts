import { randomInt } from 'node:crypto'
import { beijingText, type Clock } from '../kit/clock.ts'
import type { Db } from '../kit/database.ts'

export type TradeStatus = 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_FINISHED' | 'TRADE_CLOSED'
export type ProductCode = 'JSAPI_PAY' | 'QUICK_WAP_WAY' | 'FAST_INSTANT_TRADE_PAY'

export type Trade = {
  outTradeNo: string
  tradeNo: string
  product: ProductCode
  /** As it was ordered, in canonical JSON: the same number may be ordered again only with the same words. */
  asked: string
  subject: string
  body: string
  passback: string
  notifyUrl: string
  returnUrl: string
  quitUrl: string
  /** Fen. */
  total: number
  /** Who may pay (mini-program), then who paid; open_id. */
  buyer: string
  expiresAt: number
  status: TradeStatus
  paidAt: number
  closedAt: number
  createdAt: number
  /** Queries do not find it before the payer saw the cashier. */
  isHidden: boolean
}

/** Refunds are possible for so long; then the trade is finished. */
const REFUND_MS = 90 * 86_400_000

/** Date, five fixed digits, a number: 28 digits as the real ones. */
export const newTradeNo = (now: number) =>
  `${beijingText(now).slice(0, 10).replaceAll('-', '')}22001${Array.from({ length: 15 }, () => randomInt(10)).join('')}`

/** Trades of our merchant: WAIT_BUYER_PAY → TRADE_SUCCESS → TRADE_FINISHED, or TRADE_CLOSED. */
export function createTrades(db: Db, clock: Clock) {
  db.exec(`CREATE TABLE IF NOT EXISTS alipay_trades (
    out_trade_no TEXT PRIMARY KEY, trade_no TEXT NOT NULL UNIQUE, paid_at INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS alipay_trades_paid ON alipay_trades (paid_at)`)
  const put = db.prepare('INSERT OR REPLACE INTO alipay_trades VALUES (?, ?, ?, ?)')
  const byNumber = db.prepare('SELECT body FROM alipay_trades WHERE out_trade_no = ?')
  const byTradeNo = db.prepare('SELECT body FROM alipay_trades WHERE trade_no = ?')
  const paid = db.prepare('SELECT body FROM alipay_trades WHERE paid_at >= ? AND paid_at < ? ORDER BY paid_at')
  const all = db.prepare('SELECT body FROM alipay_trades')

  const save = (trade: Trade): Trade => {
    put.run(trade.outTradeNo, trade.tradeNo, trade.paidAt, JSON.stringify(trade))
    return trade
  }
  const read = (row: unknown): Trade | undefined => {
    if (!row) return undefined
    const trade = JSON.parse((row as { body: string }).body) as Trade
    const now = clock.now()
    if (trade.status === 'WAIT_BUYER_PAY' && now >= trade.expiresAt)
      return save({ ...trade, status: 'TRADE_CLOSED', closedAt: trade.expiresAt })
    if (trade.status === 'TRADE_SUCCESS' && now >= trade.paidAt + REFUND_MS)
      return save({ ...trade, status: 'TRADE_FINISHED' })
    return trade
  }
  const readAll = (rows: unknown) => (rows as unknown[]).flatMap((row) => read(row) ?? [])
  return {
    save,
    find: (outTradeNo: string) => read(byNumber.get(outTradeNo)),
    byTradeNo: (tradeNo: string) => read(byTradeNo.get(tradeNo)),
    /** Paid in this time, by the moment of payment; also what went back since. */
    paidBetween: (from: number, until: number) => readAll(paid.all(from, until)),
    list: () => readAll(all.all()).sort((a, b) => b.createdAt - a.createdAt),
    clear: () => void db.exec('DELETE FROM alipay_trades'),
  }
}
export type Trades = ReturnType<typeof createTrades>
