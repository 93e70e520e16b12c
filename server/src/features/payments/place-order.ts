import type { PayWay } from '@anju/shared-types'
import type { PaymentNeeds } from './needs.ts'
import type { PlacedOrder } from './order-view.ts'
import type { PayOrderRow } from './pay-order-store.ts'

/** What is paid on a phone: somebody of ours is there, and a platform. */
export type PhoneOrder = PayOrderRow & { accountId: string; way: PayWay }

type PlaceAnswer = ({ state: 'placed' } & PlacedOrder) | { state: 'refused'; code: string } | { state: 'unsure' }

/** Tells the platform of an order. The same order may be told again: it is the same one there. */
export async function placeOrder(
  needs: PaymentNeeds,
  row: PhoneOrder,
  { address, returnUrl }: { address: string | undefined; returnUrl: string },
): Promise<PlaceAnswer> {
  const { wechatPay, alipayPay, identities, config } = needs
  const order = {
    number: row.number,
    // No names: it stands in the payer's bill.
    description: (row.linkId ? row.title : `${row.title}登记费`).slice(0, 60),
    amountFen: row.amountFen,
    expiresAt: row.expiresAt,
  }
  switch (row.way) {
    case 'wechat': {
      const openid = await identities.addressOf(row.accountId, 'wechat', config.WX_APPID)
      return openid ? wechatPay.orderForApp(order, openid) : { state: 'refused', code: 'no WeChat account' }
    }
    case 'alipay': {
      const openId = await identities.addressOf(row.accountId, 'alipay', config.ALIPAY_APP_ID)
      return openId ? alipayPay.orderForApp(order, openId) : { state: 'refused', code: 'no Alipay account' }
    }
    case 'browser':
      // WeChat's risk control looks at the payer's own address; ours would be that of everybody.
      return wechatPay.orderForBrowser(order, { ip: address ?? '127.0.0.1', returnUrl })
    case 'alipayBrowser':
      return alipayPay.orderForBrowser(order, { returnUrl, quitUrl: returnUrl })
  }
}
