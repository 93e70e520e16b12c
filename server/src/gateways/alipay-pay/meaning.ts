import { isText } from '../ask.ts'
import type { RefundSeen, TradeSeen } from '../pay-platform.ts'
import { fenOf, instantOf } from './yuan.ts'

type Words = Record<string, unknown>

/** A trade in our words; undefined when it cannot be read. A closed trade was paid and all of it given back, or never paid. */
export function seenOf(trade: Words, said: string): TradeSeen | undefined {
  const { trade_status: status, trade_no: tradeNo } = trade
  if (status === 'WAIT_BUYER_PAY') return { state: 'unpaid' }
  if (status !== 'TRADE_SUCCESS' && status !== 'TRADE_FINISHED' && status !== 'TRADE_CLOSED') return undefined
  const paidAt = instantOf(trade.send_pay_date ?? trade.gmt_payment)
  if (status === 'TRADE_CLOSED' && !paidAt) return { state: 'closed' }
  const amountFen = fenOf(trade.total_amount)
  if (!isText(tradeNo) || amountFen === undefined || !paidAt) return undefined
  return { state: 'paid', tradeNo, paidAt, amountFen, isRefunded: status === 'TRADE_CLOSED', said }
}

/** What the question about a refund says. Missing `refund_status` means: not with the payer yet. */
export function refundSeenOf(refund: Words, said: string): RefundSeen | { state: 'none' } {
  if (!isText(refund.out_request_no)) return { state: 'none' }
  if (refund.refund_status !== 'REFUND_SUCCESS') return { state: 'processing', said }
  const doneAt = instantOf(refund.gmt_refund_pay)
  return { state: 'done', said, ...(doneAt && { doneAt }) }
}

/** Nobody knows whether it was done: ask, then repeat with identical words. */
export const uncertainCodes: ReadonlySet<string> = new Set(['ACQ.SYSTEM_ERROR', 'ACQ.REFUND_CHARGE_ERROR'])
/** The trade is in no state to be closed: paid, or closed before. */
export const notCloseable: ReadonlySet<string> = new Set([
  'ACQ.TRADE_STATUS_ERROR',
  'ACQ.REASON_TRADE_STATUS_INVALID',
  'ACQ.REASON_ILLEGAL_STATUS',
])
/** Each page of the document writes another of these for a day without trades or not ready yet. */
export const noBillCode = /bill_not_exist/i
