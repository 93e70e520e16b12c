import { randomBytes } from 'node:crypto'
import type { Clock } from '../kit/clock.ts'
import type { Db } from '../kit/database.ts'

export type RefundState = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'

export type Refund = {
  outRefundNo: string
  outTradeNo: string
  refundId: string
  /** Fen. */
  amount: number
  total: number
  reason: string
  notifyUrl: string
  createdAt: number
  /** When the payer has it; until then it is being processed. */
  settlesAt: number
  /** How it ends. */
  end: Exclude<RefundState, 'PROCESSING'>
}

/** Refunds: accepted first, with the payer a little later. */
export function createRefunds(db: Db, clock: Clock) {
  db.exec(`CREATE TABLE IF NOT EXISTS wechat_pay_refunds (
    out_refund_no TEXT PRIMARY KEY, out_trade_no TEXT NOT NULL, settles_at INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS wechat_pay_refunds_order ON wechat_pay_refunds (out_trade_no)`)
  const put = db.prepare('INSERT INTO wechat_pay_refunds VALUES (?, ?, ?, ?)')
  const byNumber = db.prepare('SELECT body FROM wechat_pay_refunds WHERE out_refund_no = ?')
  const byOrder = db.prepare('SELECT body FROM wechat_pay_refunds WHERE out_trade_no = ?')
  const between = db.prepare('SELECT body FROM wechat_pay_refunds WHERE settles_at >= ? AND settles_at < ?')
  const read = (row: unknown) => JSON.parse((row as { body: string }).body) as Refund
  const all = (rows: unknown) => (rows as unknown[]).map(read)
  return {
    add(refund: Omit<Refund, 'refundId' | 'createdAt'>): Refund {
      const refundId = `5030${BigInt(`0x${randomBytes(11).toString('hex')}`)
        .toString()
        .padStart(25, '0')
        .slice(-25)}`
      const full: Refund = { ...refund, refundId, createdAt: clock.now() }
      put.run(full.outRefundNo, full.outTradeNo, full.settlesAt, JSON.stringify(full))
      return full
    },
    find(outRefundNo: string): Refund | undefined {
      const row = byNumber.get(outRefundNo)
      return row ? read(row) : undefined
    },
    ofOrder: (outTradeNo: string) => all(byOrder.all(outTradeNo)),
    settledBetween: (from: number, until: number) => all(between.all(from, until)),
    stateOf: ({ settlesAt, end }: Refund): RefundState => (clock.now() < settlesAt ? 'PROCESSING' : end),
    clear: () => void db.exec('DELETE FROM wechat_pay_refunds'),
  }
}
export type Refunds = ReturnType<typeof createRefunds>
