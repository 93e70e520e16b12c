import type { AlipayMethod } from '../alipay/methods.ts'
import { beijingText } from '../kit/clock.ts'
import type { World } from '../world.ts'
import { type MakeMethod, tradeNamed, WHICH } from './methods.ts'
import type { Refund } from './refunds.ts'
import { invalidParameter, readContent, refuse } from './refusal.ts'
import { noticeOf } from './trade-fields.ts'
import type { Trade } from './trades.ts'
import { fenOf, yuan } from './yuan.ts'

/** Giving back, in parts if need be, and asking about it. `out_request_no` names a refund for ever. */
export function refundMethods(world: World, make: MakeMethod): AlipayMethod[] {
  const { alipayPay: office, clock } = world
  const { trades, refunds } = office
  const givenOf = (trade: Trade) => refunds.ofTrade(trade.outTradeNo).reduce((sum, { amount }) => sum + amount, 0)

  const give = (trade: Trade, outRequestNo: string, amount: number, reason: string): Refund => {
    const refund = refunds.add({
      outTradeNo: trade.outTradeNo,
      outRequestNo,
      amount,
      reason,
      createdAt: clock.now(),
      settlesAt: clock.now() + office.settings().refundMs,
    })
    const given = givenOf(trade)
    // All of it back: the trade is closed. A part: it stays a success, and the notify says so too.
    const after: Trade =
      given === trade.total ? trades.save({ ...trade, status: 'TRADE_CLOSED', closedAt: clock.now() }) : trade
    office.notify(trade.notifyUrl, noticeOf(world, after, { one: refund, given }), {
      delayMs: office.settings().refundMs,
    })
    return refund
  }

  return [
    make('alipay.trade.refund', '退款', (params) => {
      const asked = readContent(params, {
        ...WHICH,
        refund_amount: 'text',
        'out_request_no?': 'text',
        'refund_reason?': 'text',
        'query_options?': 'list',
        'operator_id?': 'text',
        'store_id?': 'text',
        'terminal_id?': 'text',
      })
      const trade = tradeNamed(world, asked)
      const amount = fenOf(asked.refund_amount) ?? invalidParameter('refund_amount', '金额错误')
      // Without a number of its own the refund is that of the whole trade.
      const outRequestNo = String(asked.out_request_no ?? trade.outTradeNo)
      if (outRequestNo.length > 64) invalidParameter('out_request_no', '长度错误')
      const known = refunds.find(trade.outTradeNo, outRequestNo)
      if (known && known.amount !== amount) refuse('DISCORDANT_REPEAT_REQUEST', '请求信息不一致')
      if (!known) {
        if (trade.status === 'TRADE_FINISHED') refuse('TRADE_HAS_FINISHED', '交易已完结')
        if (trade.paidAt === 0) refuse('TRADE_STATUS_ERROR', '交易状态不合法')
        if (givenOf(trade) + amount > trade.total) refuse('REFUND_AMT_NOT_EQUAL_TOTAL', '退款金额超限')
      }
      const refund = known ?? give(trade, outRequestNo, amount, String(asked.refund_reason ?? ''))
      return {
        trade_no: trade.tradeNo,
        out_trade_no: trade.outTradeNo,
        buyer_open_id: trade.buyer,
        // N also for a repeat: nothing moved with this request.
        fund_change: !known && refunds.isSettled(refund) ? 'Y' : 'N',
        refund_fee: yuan(givenOf(trade)),
        gmt_refund_pay: beijingText(refund.settlesAt),
      }
    }),
    make('alipay.trade.fastpay.refund.query', '查退款', (params) => {
      const asked = readContent(params, { ...WHICH, out_request_no: 'text', 'query_options?': 'list' })
      const trade = tradeNamed(world, asked)
      const refund = refunds.find(trade.outTradeNo, String(asked.out_request_no))
      // An unknown refund is answered with success and nothing in it.
      if (!refund) return {}
      return {
        trade_no: trade.tradeNo,
        out_trade_no: trade.outTradeNo,
        out_request_no: refund.outRequestNo,
        total_amount: yuan(trade.total),
        refund_amount: yuan(refund.amount),
        ...(refunds.isSettled(refund) && {
          refund_status: 'REFUND_SUCCESS',
          gmt_refund_pay: beijingText(refund.settlesAt),
        }),
      }
    }),
  ]
}
