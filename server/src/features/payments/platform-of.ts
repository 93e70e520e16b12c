import type { PayChannel } from '@anju/shared-types'
import { type PayProvider, providerOf } from '../../domain/payments/pay-ways.ts'
import type { PayPlatform } from '../../gateways/pay-platform.ts'
import type { PaymentNeeds } from './needs.ts'
import type { PayOrderRow } from './pay-order-store.ts'

/** The platform that an order was placed with; it alone can tell about it, close it and give it back. */
export const platformOf = (
  { wechatPay, alipayPay }: Pick<PaymentNeeds, 'wechatPay' | 'alipayPay'>,
  { way }: Pick<PayOrderRow, 'way'>,
): PayPlatform => ({ wechat: wechatPay, alipay: alipayPay })[providerOf(way)]

const names: Record<PayProvider, string> = { wechat: '微信支付', alipay: '支付宝' }

/** Under which name its money stands in the book. */
export const channelOf = ({ way }: Pick<PayOrderRow, 'way'>): PayChannel => providerOf(way)

/** How people call it. */
export const platformName = ({ way }: Pick<PayOrderRow, 'way'>): string => names[providerOf(way)]
