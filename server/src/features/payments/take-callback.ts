import { channelOf, type PayProvider } from '../../domain/payments/pay-ways.ts'
import type { PayEvent } from '../../gateways/pay-platform.ts'
import type { CallbackRoute, JobHandler } from '../../platform/parts.ts'
import { bookPayment } from './book-payment.ts'
import type { PaymentNeeds } from './needs.ts'
import { workRefund } from './refunds/work-refund.ts'

export const wechatCallbackJob = 'take-wechat-pay-callback'
export const alipayCallbackJob = 'take-alipay-pay-callback'

/**
 * WeChat Pay's callback: verified, opened, kept, answered; a job works on it. What is not genuine is told no, as its own probes
 * demand, and changes nothing.
 */
export const wechatCallback = (needs: PaymentNeeds): CallbackRoute => ({
  method: 'POST',
  path: '/wechat-pay',
  async handle({ headers, body }) {
    const event = await needs.wechatPay.openCallback(headers, body)
    if ('refused' in event) {
      needs.log.warn({ why: event.refused }, 'wechat pay callback refused')
      return { status: 401, type: 'application/json', body: '{"code":"FAIL","message":"签名不对"}' }
    }
    const raw = JSON.stringify(event)
    await needs.inbox.receive({ provider: 'wechat-pay', id: event.id, raw, job: wechatCallbackJob })
    return { status: 200, type: 'application/json', body: '{"code":"SUCCESS"}' }
  },
})

/** Alipay's notify, likewise. It wants exactly seven letters; anything else means: again, for a day. */
export const alipayCallback = (needs: PaymentNeeds): CallbackRoute => ({
  method: 'POST',
  path: '/alipay-pay',
  async handle({ body }) {
    const event = needs.alipayPay.openCallback(body)
    if ('refused' in event) {
      needs.log.warn({ why: event.refused }, 'alipay notify refused')
      return { status: 401, type: 'text/plain', body: 'fail' }
    }
    if (!('nothing' in event)) {
      const raw = JSON.stringify(event)
      await needs.inbox.receive({ provider: 'alipay-pay', id: event.id, raw, job: alipayCallbackJob })
    }
    return { status: 200, type: 'text/plain', body: 'success' }
  },
})

export const takePayCallback =
  (needs: PaymentNeeds, provider: PayProvider): JobHandler =>
  async ({ inboxId = '' }) => {
    const received = await needs.inbox.open(inboxId)
    if (!received) return
    const event = JSON.parse(received.raw) as PayEvent
    const row = await needs.orders.byNumber(event.orderNumber)
    // A platform can speak for its own orders only: whoever holds one key must not settle what the other was asked for.
    if (!row || channelOf(row.way) !== provider) {
      needs.log.error({ order: event.orderNumber, provider }, 'payment for an order that is not ours')
    } else if (event.kind === 'paid') {
      const proof = { kind: 'callback', number: event.id, words: event.said } as const
      await bookPayment(needs, event.orderNumber, { ...event, paidAt: new Date(event.paidAt), proof })
    } else {
      // The callback says that something happened; what, the platform is asked.
      const refund = await needs.refunds.byNumber(event.number)
      if (refund?.orderId === row._id) await workRefund(needs, refund)
    }
    await needs.inbox.done(inboxId)
  }
