import type { PayEvent } from '../../gateways/pay-platform.ts'
import type { CallbackRoute, JobHandler } from '../../platform/parts.ts'
import { bookPayment } from './book-payment.ts'
import { giveBack } from './give-back.ts'
import type { PaymentNeeds } from './needs.ts'

export const payCallbackJob = 'take-wechat-pay-callback'

/**
 * WeChat Pay's callback: verified, opened, kept, answered; a job works on it. What is not genuine is told no, as its own probes
 * demand, and changes nothing.
 */
export const payCallback = ({ wechatPay, inbox, log }: PaymentNeeds): CallbackRoute => ({
  method: 'POST',
  path: '/wechat-pay',
  async handle({ headers, body }) {
    const event = await wechatPay.openCallback(headers, body)
    if ('refused' in event) {
      log.warn({ why: event.refused }, 'wechat pay callback refused')
      return { status: 401, type: 'application/json', body: '{"code":"FAIL","message":"签名不对"}' }
    }
    await inbox.receive({ provider: 'wechat-pay', id: event.id, raw: JSON.stringify(event), job: payCallbackJob })
    return { status: 200, type: 'application/json', body: '{"code":"SUCCESS"}' }
  },
})

export const takePayCallback =
  (needs: PaymentNeeds): JobHandler =>
  async ({ inboxId = '' }) => {
    const received = await needs.inbox.open(inboxId)
    if (!received) return
    const event = JSON.parse(received.raw) as PayEvent
    if (event.kind === 'paid') {
      const proof = { kind: 'callback', number: event.id, words: event.said } as const
      await bookPayment(needs, event.orderNumber, { ...event, paidAt: new Date(event.paidAt), proof })
    } else {
      const row = await needs.orders.byNumber(event.orderNumber)
      // The callback says that something happened; what, WeChat Pay is asked.
      if (row?.state === 'refunding') await giveBack(needs, row)
    }
    await needs.inbox.done(inboxId)
  }
