import { createSign } from 'node:crypto'
import { textToSign } from '../alipay/gateway-request.ts'
import { beijingText } from '../kit/clock.ts'
import type { World } from '../world.ts'
import type { NotifyDefect } from './notify.ts'
import { noticeOf } from './trade-fields.ts'
import type { Trade } from './trades.ts'
import { yuan } from './yuan.ts'

/** The payer's yes: the money is taken and our server is told. Gives the reason when the trade can no longer be paid. */
export function payTrade(world: World, trade: Trade, openId: string): string | undefined {
  if (trade.status === 'TRADE_CLOSED') return '交易已关闭'
  if (trade.status !== 'WAIT_BUYER_PAY') return '交易已支付'
  const paid = world.alipayPay.trades.save({
    ...trade,
    buyer: openId,
    isHidden: false,
    status: 'TRADE_SUCCESS',
    paidAt: world.clock.now(),
  })
  notifyOf(world, paid)
  return undefined
}

/** Sends the notify of a trade (again); `change` is laid over its fields, `defect` spoils it. */
export function notifyOf(
  world: World,
  trade: Trade,
  { change, ...more }: { defect?: NotifyDefect; change?: Record<string, string>; id?: string } = {},
): void {
  world.alipayPay.notify(trade.notifyUrl, { ...noticeOf(world, trade), ...change }, more)
}

/** Where the browser is led after paying: our address with Alipay's signed words behind it. No proof of payment, says the document. */
export function returnAddress({ keys, clock }: World, trade: Trade): string {
  if (!/^https?:\/\//.test(trade.returnUrl)) return ''
  const words: Record<string, string> = {
    charset: 'utf-8',
    out_trade_no: trade.outTradeNo,
    method: 'alipay.trade.wap.pay.return',
    total_amount: yuan(trade.total),
    trade_no: trade.tradeNo,
    auth_app_id: keys.alipay.appId,
    version: '1.0',
    app_id: keys.alipay.appId,
    seller_id: keys.alipayPay.sellerId,
    timestamp: beijingText(clock.now()),
  }
  const sign = createSign('RSA-SHA256')
    .update(textToSign(new Map(Object.entries(words))), 'utf8')
    .sign(keys.alipay.alipayPrivateKey, 'base64')
  const url = new URL(trade.returnUrl)
  for (const [name, value] of Object.entries({ ...words, sign_type: 'RSA2', sign })) url.searchParams.set(name, value)
  return url.href
}
