import type { PlainDate } from '@anju/shared-types'
import type { PayEvent, PayOrderAsked, PayPlatform, Placed, Unsure } from '../pay-platform.ts'

/** Alipay's payments in our words. */
export interface AlipayPay extends PayPlatform {
  /** For the mini-program (`my.tradePay`): only `openId` can pay it. */
  orderForApp(order: PayOrderAsked, openId: string): Promise<Placed<{ state: 'placed'; tradeNo: string }>>
  /**
   * For a browser: an address of Alipay, signed by us, that is good for a quarter of an hour. Alipay hears of the order only when the payer
   * opens it; until then it answers that there is none.
   */
  orderForBrowser(order: PayOrderAsked, pages: { returnUrl: string; quitUrl: string }): { state: 'placed'; url: string }
  /** The day's bill as it was packed: a zip of two GBK lists. `none`: nothing was paid that day. */
  bill(day: PlainDate): Promise<{ state: 'bill'; zip: Uint8Array } | { state: 'none' | 'not-yet' } | Unsure>
  /** The event when the notify is genuine and for this merchant; `nothing`: genuine, and no money moved; otherwise why not. */
  openCallback(raw: Buffer): PayEvent | { nothing: string } | { refused: string }
}
