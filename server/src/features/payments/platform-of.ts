import type { PayChannel } from '@anju/shared-types'
import type { PayPlatform } from '../../gateways/pay-platform.ts'
import type { PaymentNeeds } from './needs.ts'
import type { PayOrderRow } from './pay-order-store.ts'

/** The platform that an order was placed with; it alone can tell about it, close it and give it back. */
export const platformOf = ({ wechatPay }: Pick<PaymentNeeds, 'wechatPay'>, _: Pick<PayOrderRow, 'way'>): PayPlatform =>
  wechatPay

/** Under which name its money stands in the book. */
export const channelOf = (_: Pick<PayOrderRow, 'way'>): PayChannel => 'wechat'

/** How people call it. */
export const platformName = (_: Pick<PayOrderRow, 'way'>): string => '微信支付'
