import { beijingText } from '../kit/clock.ts'
import type { World } from '../world.ts'
import type { Refund } from './refunds.ts'
import type { Trade } from './trades.ts'
import { yuan } from './yuan.ts'

/** `138****0001`: how Alipay shows an account. */
const logonId = (phone: string) => `${phone.slice(0, 3)}******${phone.slice(-2)}`

const funds = (trade: Trade, names: readonly [string, string]) =>
  JSON.stringify([{ [names[0]]: 'ALIPAYACCOUNT', [names[1]]: yuan(trade.total) }])

/** The answer to a query. What an unpaid trade has not got is missing, its sums are zero. */
export function tradeAnswer({ people }: World, trade: Trade): Record<string, unknown> {
  const isPaid = trade.paidAt > 0
  const sum = isPaid ? yuan(trade.total) : '0.00'
  const buyer = people.byAlipayOpenId(trade.buyer)
  return {
    trade_no: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    ...(buyer && { buyer_logon_id: logonId(buyer.phone), buyer_open_id: trade.buyer }),
    trade_status: trade.status,
    total_amount: yuan(trade.total),
    buyer_pay_amount: sum,
    receipt_amount: sum,
    invoice_amount: sum,
    point_amount: '0.00',
    ...(isPaid && {
      send_pay_date: beijingText(trade.paidAt),
      fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount: yuan(trade.total) }],
    }),
  }
}

/** What a notify says of a paid trade; with `refund`, of a refund of it. Here the sums are texts, and the list is a JSON text. */
export function noticeOf({ people }: World, trade: Trade, refund?: { one: Refund; given: number }) {
  const buyer = people.byAlipayOpenId(trade.buyer)
  return {
    trade_no: trade.tradeNo,
    out_trade_no: trade.outTradeNo,
    trade_status: trade.status,
    subject: trade.subject,
    body: trade.body,
    passback_params: trade.passback,
    buyer_open_id: trade.buyer,
    buyer_logon_id: buyer ? logonId(buyer.phone) : '',
    total_amount: yuan(trade.total),
    receipt_amount: yuan(trade.total),
    invoice_amount: yuan(trade.total),
    buyer_pay_amount: yuan(trade.total),
    point_amount: '0.00',
    gmt_create: beijingText(trade.createdAt),
    gmt_payment: beijingText(trade.paidAt),
    fund_bill_list: funds(trade, ['fundChannel', 'amount']),
    ...(trade.status === 'TRADE_CLOSED' && { gmt_close: beijingText(trade.closedAt) }),
    ...(refund && {
      out_biz_no: refund.one.outRequestNo,
      refund_fee: yuan(refund.given),
      gmt_refund: `${beijingText(refund.one.settlesAt)}.000`,
    }),
  }
}
