import type { PayChannel, PayWay } from '@anju/shared-types'

export type PayProvider = Exclude<PayChannel, 'counter'>
/** How money came: ordered on a phone, or taken at a counter. */
export type TakenBy = PayWay | 'counter'

const channels: Record<TakenBy, PayChannel> = {
  wechat: 'wechat',
  browser: 'wechat',
  alipay: 'alipay',
  alipayBrowser: 'alipay',
  counter: 'counter',
}

/** Who takes the money of an order. It alone can tell about it; words of the other platform about it are worth nothing. */
export const channelOf = (way: TakenBy): PayChannel => channels[way]
