import type { Clock } from '../kit/clock.ts'
import type { Db } from '../kit/database.ts'

export type Refund = {
  outTradeNo: string
  /** Ours; names the refund within its trade. */
  outRequestNo: string
  /** Fen. */
  amount: number
  reason: string
  createdAt: number
  /** When the payer has it. */
  settlesAt: number
}

/** Refunds: in the payer's account at once, or later when the tester wants to see that. */
export function createRefunds(db: Db, clock: Clock) {
  db.exec(`CREATE TABLE IF NOT EXISTS alipay_refunds (
    out_trade_no TEXT NOT NULL, out_request_no TEXT NOT NULL, settles_at INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (out_trade_no, out_request_no)) WITHOUT ROWID`)
  const put = db.prepare('INSERT INTO alipay_refunds VALUES (?, ?, ?, ?)')
  const one = db.prepare('SELECT body FROM alipay_refunds WHERE out_trade_no = ? AND out_request_no = ?')
  const ofTrade = db.prepare('SELECT body FROM alipay_refunds WHERE out_trade_no = ?')
  const between = db.prepare('SELECT body FROM alipay_refunds WHERE settles_at >= ? AND settles_at < ?')
  const read = (row: unknown) => JSON.parse((row as { body: string }).body) as Refund
  return {
    add(refund: Refund): Refund {
      put.run(refund.outTradeNo, refund.outRequestNo, refund.settlesAt, JSON.stringify(refund))
      return refund
    },
    find(outTradeNo: string, outRequestNo: string): Refund | undefined {
      const row = one.get(outTradeNo, outRequestNo)
      return row ? read(row) : undefined
    },
    ofTrade: (outTradeNo: string) => (ofTrade.all(outTradeNo) as unknown[]).map(read),
    settledBetween: (from: number, until: number) => (between.all(from, until) as unknown[]).map(read),
    isSettled: ({ settlesAt }: Refund) => clock.now() >= settlesAt,
    clear: () => void db.exec('DELETE FROM alipay_refunds'),
  }
}
export type Refunds = ReturnType<typeof createRefunds>
