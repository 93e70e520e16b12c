import { beijingIso } from '../kit/clock.ts'
import type { Order } from './orders.ts'
import type { Refund, RefundState } from './refunds.ts'

const WORDS = { NOTPAY: '订单未支付', SUCCESS: '支付成功', REFUND: '转入退款', CLOSED: '订单已关闭' } as const

/** The answer to a query, and the plain text of a callback. What an unpaid order has not got is missing, not empty. */
export function transactionOf(order: Order, mchid: string): Record<string, unknown> {
  const isPaid = order.transactionId !== ''
  return {
    appid: order.appid,
    mchid,
    out_trade_no: order.outTradeNo,
    ...(isPaid && { transaction_id: order.transactionId, trade_type: order.tradeType, bank_type: 'OTHERS' }),
    trade_state: order.state,
    trade_state_desc: WORDS[order.state],
    attach: order.attach,
    ...(isPaid && { success_time: beijingIso(order.paidAt), payer: { openid: order.openid } }),
    amount: {
      total: order.total,
      currency: 'CNY',
      ...(isPaid && { payer_total: order.total, payer_currency: 'CNY' }),
    },
    promotion_detail: [],
  }
}

const amountsOf = ({ total, amount }: Refund) => ({ total, refund: amount, payer_total: total, payer_refund: amount })

/** The answer to a refund and to the question about one. */
export function refundAnswer(refund: Refund, order: Order, status: RefundState): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: order.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...(status === 'SUCCESS' && { success_time: beijingIso(refund.settlesAt) }),
    create_time: beijingIso(refund.createdAt),
    status,
    funds_account: 'AVAILABLE',
    amount: {
      ...amountsOf(refund),
      from: [],
      settlement_refund: refund.amount,
      settlement_total: refund.total,
      discount_refund: 0,
      currency: 'CNY',
      refund_fee: 0,
    },
    promotion_detail: [],
  }
}

/** The plain text of a refund's callback; here the state is called `refund_status`. */
export function refundNotice(refund: Refund, order: Order, mchid: string): Record<string, unknown> {
  return {
    mchid,
    out_trade_no: refund.outTradeNo,
    transaction_id: order.transactionId,
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund_status: refund.end,
    ...(refund.end === 'SUCCESS' && { success_time: beijingIso(refund.settlesAt) }),
    user_received_account: '支付用户零钱',
    amount: amountsOf(refund),
  }
}
