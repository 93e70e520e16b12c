import { isIP } from 'node:net'
import { canonical, type Fields } from '../kit/fields.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { readFields } from './fields.ts'
import { newPrepayId, type Order, PREPAY_MS, type TradeType } from './orders.ts'
import type { Said } from './pay-route.ts'
import { PayRefusal } from './replies.ts'
import { transactionOf } from './transaction.ts'

type Make = (
  what: Pick<Route, 'name' | 'title' | 'method' | 'path'>,
  say: Parameters<typeof import('./pay-route.ts').payRoute>[3],
) => Route

const COMMON: Fields = {
  appid: 'text',
  mchid: 'text',
  description: 'text',
  out_trade_no: 'text',
  'time_expire?': 'text',
  'attach?': 'text',
  notify_url: 'text',
  'goods_tag?': 'text',
  'support_fapiao?': 'boolean',
  amount: { total: 'whole', 'currency?': 'text' },
  'detail?': { 'cost_price?': 'whole', 'invoice_id?': 'text', 'goods_detail?': 'list' },
  'settle_info?': { 'profit_sharing?': 'boolean' },
}
const STORE: Fields = { id: 'text', 'name?': 'text', 'area_code?': 'text', 'address?': 'text' }
const JSAPI: Fields = {
  ...COMMON,
  payer: { openid: 'text' },
  'scene_info?': { payer_client_ip: 'text', 'device_id?': 'text', 'store_info?': STORE },
}
const MWEB: Fields = {
  ...COMMON,
  scene_info: {
    payer_client_ip: 'text',
    'device_id?': 'text',
    'store_info?': STORE,
    h5_info: { type: 'text', 'app_name?': 'text', 'app_url?': 'text', 'bundle_id?': 'text', 'package_name?': 'text' },
  },
}

type Scene = { payer_client_ip: string; h5_info: { type: string } }
function checkScene({ payer_client_ip: ip, h5_info: { type } }: Scene): void {
  const wrong = (field: string, value: string) => {
    throw new PayRefusal('PARAM_ERROR', '参数错误', { field: `/scene_info/${field}`, value, issue: '格式错误' })
  }
  if (isIP(ip) === 0) wrong('payer_client_ip', ip)
  if (!['iOS', 'Android', 'Wap'].includes(type)) wrong('h5_info/type', type)
}

/** Ordering, asking and closing. */
export function orderRoutes(world: World, make: Make): Route[] {
  const { wechatPay: office, keys, clock, people } = world
  const { orders } = office

  const place = (tradeType: TradeType, body: Buffer): Order => {
    const asked = readFields(body, tradeType === 'JSAPI' ? JSAPI : MWEB)
    const order = orderFrom(asked, tradeType)
    const known = orders.find(order.outTradeNo)
    if (!known) return orders.save(order)
    if (known.state === 'CLOSED') throw new PayRefusal('ORDER_CLOSED', '订单已关闭，无法重复关闭')
    if (known.state !== 'NOTPAY' || known.asked !== order.asked || known.tradeType !== tradeType)
      throw new PayRefusal('OUT_TRADE_NO_USED', '商户订单号重复')
    if (clock.now() < known.prepaidAt + PREPAY_MS) return known
    return orders.save({ ...known, prepayId: newPrepayId(), prepaidAt: clock.now() })
  }

  const orderFrom = (asked: Record<string, unknown>, tradeType: TradeType): Order => {
    const text = (name: string, most: number, least = 1): string => {
      const value = String(asked[name] ?? '')
      if (value.length < least || value.length > most)
        throw new PayRefusal('PARAM_ERROR', '参数错误', { field: `/${name}`, value, issue: '长度错误' })
      return value
    }
    if (asked.mchid !== keys.wechatPay.mchid || asked.appid !== keys.wechat.appid)
      throw new PayRefusal('APPID_MCHID_NOT_MATCH', '商户号与AppID不匹配')
    const outTradeNo = text('out_trade_no', 32, 6)
    if (!/^[0-9A-Za-z_\-|*]+$/.test(outTradeNo))
      throw new PayRefusal('PARAM_ERROR', '参数错误', { field: '/out_trade_no', value: outTradeNo, issue: '字符错误' })
    const { total, currency = 'CNY' } = asked.amount as { total: number; currency?: string }
    if (total < 1 || currency !== 'CNY')
      throw new PayRefusal('PARAM_ERROR', '参数错误', { field: '/amount/total', value: total, issue: '金额错误' })
    const notifyUrl = text('notify_url', 255)
    if (!/^https?:\/\/[^?]+$/.test(notifyUrl))
      throw new PayRefusal('PARAM_ERROR', '参数错误', { field: '/notify_url', value: notifyUrl, issue: '地址错误' })
    const openid = tradeType === 'JSAPI' ? (asked.payer as { openid: string }).openid : ''
    if (tradeType === 'JSAPI' && !people.byWechatOpenid(openid))
      throw new PayRefusal('PARAM_ERROR', '无效的openid', { field: '/payer/openid', issue: 'openid与AppID不匹配' })
    if (tradeType === 'MWEB') checkScene(asked.scene_info as Scene)
    const now = clock.now()
    const expires = asked.time_expire === undefined ? Number.POSITIVE_INFINITY : Date.parse(String(asked.time_expire))
    if (Number.isNaN(expires) || expires <= now)
      throw new PayRefusal('PARAM_ERROR', '参数错误', {
        field: '/time_expire',
        value: asked.time_expire,
        issue: '时间错误',
      })
    return {
      outTradeNo,
      tradeType,
      asked: canonical(asked),
      appid: keys.wechat.appid,
      description: text('description', 127),
      attach: String(asked.attach ?? ''),
      notifyUrl,
      total,
      openid,
      prepayId: newPrepayId(),
      prepaidAt: now,
      expiresAt: Math.min(expires, now + 7 * 86_400_000),
      state: 'NOTPAY',
      transactionId: '',
      paidAt: 0,
      createdAt: now,
    }
  }

  const mine = (mchid: string | null): void => {
    if (mchid !== keys.wechatPay.mchid) throw new PayRefusal('PARAM_ERROR', '商户号有误')
  }
  const found = (order: Order | undefined): Order => {
    if (!order) throw new PayRefusal('ORDER_NOT_EXIST', '订单不存在')
    return order
  }
  const shown = (order: Order | undefined): Said => transactionOf(found(order), keys.wechatPay.mchid)

  return [
    make({ name: 'jsapi', title: '小程序下单', method: 'POST', path: '/v3/pay/transactions/jsapi' }, ({ request }) => ({
      prepay_id: place('JSAPI', request.body).prepayId,
    })),
    make({ name: 'h5', title: '浏览器下单', method: 'POST', path: '/v3/pay/transactions/h5' }, ({ request }) => ({
      h5_url: `http://${request.headers.host}/wechat-pay/cashier?prepay_id=${place('MWEB', request.body).prepayId}`,
    })),
    make(
      { name: 'query', title: '按我方单号查单', method: 'GET', path: '/v3/pay/transactions/out-trade-no/:number' },
      ({ request, params }) => {
        mine(request.query.get('mchid'))
        return shown(orders.find(params.number ?? ''))
      },
    ),
    make(
      { name: 'query-by-id', title: '按微信单号查单', method: 'GET', path: '/v3/pay/transactions/id/:id' },
      ({ request, params }) => {
        mine(request.query.get('mchid'))
        return shown(orders.byTransaction(params.id ?? ''))
      },
    ),
    make(
      { name: 'close', title: '关单', method: 'POST', path: '/v3/pay/transactions/out-trade-no/:number/close' },
      ({ request, params }) => {
        mine(String(readFields(request.body, { mchid: 'text' }).mchid))
        const order = found(orders.find(params.number ?? ''))
        if (order.state === 'SUCCESS' || order.state === 'REFUND') throw new PayRefusal('ORDER_PAID', '订单已支付')
        orders.save({ ...order, state: 'CLOSED' })
        return undefined
      },
    ),
  ]
}
