import { createVerify } from 'node:crypto'
import type { World } from '../world.ts'
import type { NotifyDefect } from './notify.ts'
import type { Order } from './orders.ts'
import { transactionOf } from './transaction.ts'

/** What a phone gets from `wx.requestPayment`. */
export type PaySheet = { timeStamp: string; nonceStr: string; package: string; signType: string; paySign: string }

/** Whether the sheet was signed by our merchant for this app; gives the order it is about. */
export function openSheet(world: World, sheet: PaySheet): Order | undefined {
  const { keys, wechatPay } = world
  const isRight = createVerify('RSA-SHA256')
    .update(`${keys.wechat.appid}\n${sheet.timeStamp}\n${sheet.nonceStr}\n${sheet.package}\n`)
    .verify(keys.wechatPay.merchantPublicKey, sheet.paySign, 'base64')
  if (!isRight || sheet.signType !== 'RSA') return undefined
  return wechatPay.orders.byPrepay(sheet.package.replace(/^prepay_id=/, ''))
}

/** The payer's yes: the money is taken and our server is told. Gives the reason when the order can no longer be paid. */
export function payOrder(world: World, order: Order, openid: string): string | undefined {
  const { wechatPay: office } = world
  if (order.state === 'SUCCESS' || order.state === 'REFUND') return '订单已支付'
  if (order.state === 'CLOSED') return '订单已关闭'
  notifyOf(world, office.orders.pay(order, openid))
  return undefined
}

/** Sends the callback of a paid order (again); `change` is laid over the plain text, `defect` spoils it. */
export function notifyOf(
  world: World,
  order: Order,
  more: { defect?: NotifyDefect; change?: Record<string, unknown>; id?: string } = {},
): void {
  const { wechatPay: office, keys } = world
  const { change, ...rest } = more
  const plain = { ...transactionOf(order, keys.wechatPay.mchid), ...change }
  office.notify('TRANSACTION.SUCCESS', order.notifyUrl, plain, { mode: office.mode(), ...rest })
}
