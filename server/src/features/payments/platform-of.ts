import { type PayChannel, payChannels } from '@anju/shared-types'
import { channelOf } from '../../domain/payments/pay-ways.ts'
import type { PayPlatform } from '../../gateways/pay-platform.ts'
import type { PaymentNeeds } from './needs.ts'
import type { PayOrderRow } from './pay-order-store.ts'

/** The platform that an order was placed with; it alone can tell about it, close it and give it back. */
export const platformOf = (
  { wechatPay, alipayPay }: Pick<PaymentNeeds, 'wechatPay' | 'alipayPay'>,
  { way }: Pick<PayOrderRow, 'way'>,
): PayPlatform => {
  const channel = channelOf(way)
  if (channel === 'counter') throw new Error('money taken at a counter has no platform to ask')
  return { wechat: wechatPay, alipay: alipayPay }[channel]
}

/** How people call who took the money. */
export const platformName = ({ way }: Pick<PayOrderRow, 'way'>): string => payChannels[channelOf(way)]

/** What is paid back the way it came, by the platform itself. */
export const isByPlatform = (channel: PayChannel): boolean => channel !== 'counter'
