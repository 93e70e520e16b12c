import type { PlainDate } from '@anju/shared-types'
import type { PayEvent, PayOrderAsked, PayPlatform, Placed, Unsure } from '../pay-platform.ts'

export type WechatBill =
  | { state: 'bill'; hash: string; bytes(): AsyncIterable<Uint8Array> }
  | { state: 'none' | 'not-yet' }
  | Unsure

/** For `wx.requestPayment`. */
export interface PaySheet {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

/** WeChat Pay v3 in our words. */
export interface WechatPay extends PayPlatform {
  /** For the mini-program: only `openid` can pay it. */
  orderForApp(order: PayOrderAsked, openid: string): Promise<Placed<{ state: 'placed'; sheet: PaySheet }>>
  /** For a browser: a page of WeChat, which leads back to `returnUrl`. */
  orderForBrowser(
    order: PayOrderAsked,
    payer: { ip: string; returnUrl: string },
  ): Promise<Placed<{ state: 'placed'; url: string }>>
  /** The day's bill, its hash checked; `none`: nothing was paid that day. */
  bill(day: PlainDate): Promise<WechatBill>
  /** The event when the callback is genuine and for this merchant; otherwise why not. */
  openCallback(headers: Record<string, string>, raw: Buffer): Promise<PayEvent | { refused: string }>
}
