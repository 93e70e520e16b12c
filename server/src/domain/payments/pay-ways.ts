import type { PayWay } from '@anju/shared-types'

export type PayProvider = 'wechat' | 'alipay'

const providers: Record<PayWay, PayProvider> = {
  wechat: 'wechat',
  browser: 'wechat',
  alipay: 'alipay',
  alipayBrowser: 'alipay',
}

/** Who takes the money of an order. It alone can tell about it; words of the other platform about it are worth nothing. */
export const providerOf = (way: PayWay): PayProvider => providers[way]
