/** Channels that carry a notice outside our own inbox. */
export const deliveryChannels = ['sms', 'wechat', 'alipay'] as const
export type DeliveryChannel = (typeof deliveryChannels)[number]

/**
 * States of one delivery and what may follow. `uncertain` is a state of its own: the provider did not answer, so the message
 * may be on the phone already.
 */
export const deliveryTransitions = {
  /** Waits for its next attempt. */
  queued: ['sending', 'expired', 'overtaken'],
  /** One attempt is under way. A process that dies here leaves an uncertain delivery. */
  sending: ['sent', 'uncertain', 'queued', 'unreachable', 'refused', 'expired'],
  sent: ['delivered', 'undelivered'],
  uncertain: ['delivered', 'undelivered', 'queued', 'expired'],
  /** The carrier or platform reported that it arrived. */
  delivered: [],
  /** It was reported that it did not arrive. */
  undelivered: [],
  /** The person cannot be reached this way: not subscribed, no such number. A normal end. */
  unreachable: [],
  /** No provider takes it like this; staff were told by the log. */
  refused: [],
  /** Its time was over before it could be sent. */
  expired: [],
  /** What it speaks of had moved on before it could be sent: a visit was cancelled, a fee paid. */
  overtaken: [],
} as const satisfies Record<string, readonly string[]>

export type DeliveryState = keyof typeof deliveryTransitions

export const mayFollow = (from: DeliveryState, to: DeliveryState): boolean =>
  (deliveryTransitions[from] as readonly string[]).includes(to)

/** States in which nothing more will happen by itself. */
export const isFinal = (state: DeliveryState): boolean => deliveryTransitions[state].length === 0

const channelNames = { sms: '短信', wechat: '微信', alipay: '支付宝' } as const

const stateLabels: Record<DeliveryState, string> = {
  queued: '等待发送',
  sending: '正在发送',
  sent: '已发出',
  uncertain: '可能已发出',
  delivered: '已送达',
  undelivered: '没有送达',
  unreachable: '无法送达',
  refused: '没能发出',
  expired: '超过时间未发出',
  overtaken: '不用再发',
}

/** What a person reads about one delivery: 短信已送达, 微信未订阅. */
export function deliveryLabel(channel: DeliveryChannel, state: DeliveryState): string {
  if (state === 'unreachable') return channel === 'sms' ? '短信号码无效' : `${channelNames[channel]}未订阅`
  return channelNames[channel] + stateLabels[state]
}
