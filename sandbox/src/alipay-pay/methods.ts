import { failed } from '../alipay/gateway-request.ts'
import type { AlipayMethod, Outcome } from '../alipay/methods.ts'
import type { Fields } from '../kit/fields.ts'
import { jsonObject } from '../kit/http.ts'
import type { World } from '../world.ts'
import { placeTrade } from './place.ts'
import { refundMethods } from './refund-methods.ts'
import { readContent, refuse, TradeRefusal } from './refusal.ts'
import { tradeAnswer } from './trade-fields.ts'
import type { Trade } from './trades.ts'

export const WHICH: Fields = { 'out_trade_no?': 'text', 'trade_no?': 'text' }

/** The trade that a request names. `trade_no` wins; a trade that nobody has opened may not be known yet. */
export function tradeNamed({ alipayPay }: World, asked: Record<string, unknown>): Trade {
  const { out_trade_no: ours, trade_no: theirs } = asked
  if (ours === undefined && theirs === undefined) refuse('INVALID_PARAMETER', '参数无效：缺少交易号')
  const trade = theirs === undefined ? alipayPay.trades.find(String(ours)) : alipayPay.trades.byTradeNo(String(theirs))
  return trade && !trade.isHidden ? trade : refuse('TRADE_NOT_EXIST', '交易不存在')
}

type Said = Record<string, unknown>

/** One method of the gateway about money: its refusals are business failures under its own name. */
const method = (
  world: World,
  name: string,
  title: string,
  say: (params: ReadonlyMap<string, string>) => Said,
): AlipayMethod => ({
  name,
  title: `支付宝：${title}`,
  persons: (params) => {
    const content = jsonObject(Buffer.from(params.get('biz_content') ?? ''))
    const trade = world.alipayPay.trades.find(String(content?.out_trade_no))
    const openId = String(content?.buyer_open_id ?? trade?.buyer)
    return [world.people.byAlipayOpenId(openId)?.slug ?? '']
  },
  run(params): Outcome {
    try {
      return { response: { code: '10000', msg: 'Success', ...say(params) } }
    } catch (error) {
      if (error instanceof TradeRefusal) return { error: failed(error.subCode, error.message) }
      throw error
    }
  },
})

/** Trades: made, asked about, closed, given back. */
export function tradeMethods(world: World): AlipayMethod[] {
  const { trades } = world.alipayPay
  const make = (name: string, title: string, say: (params: ReadonlyMap<string, string>) => Said) =>
    method(world, name, title, say)
  return [
    make('alipay.trade.create', '小程序下单', (params) => {
      const trade = placeTrade(world, 'JSAPI_PAY', params)
      return { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo }
    }),
    make('alipay.trade.query', '查交易', (params) =>
      tradeAnswer(world, tradeNamed(world, readContent(params, { ...WHICH, 'query_options?': 'list' }))),
    ),
    make('alipay.trade.close', '关闭交易', (params) => {
      const trade = tradeNamed(world, readContent(params, { ...WHICH, 'operator_id?': 'text' }))
      if (trade.status === 'TRADE_CLOSED') refuse('REASON_TRADE_STATUS_INVALID', '交易状态不合法')
      if (trade.status !== 'WAIT_BUYER_PAY') refuse('TRADE_STATUS_ERROR', '交易状态不合法')
      trades.save({ ...trade, status: 'TRADE_CLOSED', closedAt: world.clock.now() })
      return { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo }
    }),
    ...refundMethods(world, make),
  ]
}

export type MakeMethod = (
  name: string,
  title: string,
  say: (params: ReadonlyMap<string, string>) => Said,
) => AlipayMethod
