import type { PlainDate } from '@anju/shared-types'

/** What our server orders; `number` is ours, `[0-9A-Za-z_]`, 6 to 32 characters, and names this order for ever. */
export interface PayOrderAsked {
  number: string
  description: string
  amountFen: number
  expiresAt: Date
}

/** For `wx.requestPayment`. */
export interface PaySheet {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

export type TradeSeen =
  | { state: 'paid'; tradeNo: string; paidAt: Date; amountFen: number; isRefunded: boolean }
  | { state: 'unpaid' | 'closed' }
  /** WeChat Pay has no such order. It may also be so fresh that it does not know it yet. */
  | { state: 'none' }

/** Nobody can say what happened; the same question or the same words again are safe. */
export interface Unsure {
  state: 'unsure'
  why: string
}

export interface RefundAsked {
  /** Ours; a repeat keeps it. */
  number: string
  orderNumber: string
  refundFen: number
  totalFen: number
  reason: string
}
export type RefundSeen = { state: 'processing' | 'done' | 'abnormal' | 'failed'; refundNo: string; doneAt?: Date }

/** A verified callback: what WeChat Pay says happened. The amounts are compared by whoever knows the order. */
export type PayEvent =
  | ({ id: string; kind: 'paid'; orderNumber: string } & Omit<Extract<TradeSeen, { state: 'paid' }>, 'state'>)
  | { id: string; kind: 'refund'; number: string; orderNumber: string; state: RefundSeen['state'] }

export type Placed<T> = T | { state: 'refused'; code: string } | Unsure

/** WeChat Pay v3 in our words. */
export interface WechatPay {
  /** For the mini-program: only `openid` can pay it. */
  orderForApp(order: PayOrderAsked, openid: string): Promise<Placed<{ state: 'placed'; sheet: PaySheet }>>
  /** For a browser: a page of WeChat, which leads back to `returnUrl`. */
  orderForBrowser(
    order: PayOrderAsked,
    payer: { ip: string; returnUrl: string },
  ): Promise<Placed<{ state: 'placed'; url: string }>>
  ask(number: string): Promise<TradeSeen | Unsure>
  /** `paid`: it was paid meanwhile, so it stays. */
  close(number: string): Promise<{ state: 'closed' | 'paid' | 'none' } | Unsure>
  refund(asked: RefundAsked): Promise<Placed<RefundSeen>>
  askRefund(number: string): Promise<RefundSeen | { state: 'none' } | Unsure>
  /** The day's bill, its hash checked; `none`: nothing was paid that day. */
  bill(day: PlainDate): Promise<{ state: 'bill'; csv: string } | { state: 'none' | 'not-yet' } | Unsure>
  /** The event when the callback is genuine and for this merchant; otherwise why not. */
  openCallback(headers: Record<string, string>, raw: Buffer): Promise<PayEvent | { refused: string }>
}
