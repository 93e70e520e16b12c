import { answerHeaders, createRequestCheck } from '../gov/population/signatures.ts'
import { isObject, json, jsonObject, type Reply } from '../kit/http.ts'
import type { Exchange, Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import type { Contact } from './orders.ts'
import { courierPushRoute } from './push.ts'

type Body = Record<string, unknown>
type Said = { status?: number; body: object }

const no = (status: number, code: string, message: string): Said => ({ status, body: { code, message } })
const contactOf = (value: unknown): Contact | undefined => {
  if (!isObject(value)) return undefined
  const { name, phone, address, ...more } = value as Record<string, unknown>
  const isText = (one: unknown, least: number): one is string => typeof one === 'string' && [...one].length >= least
  if (Object.keys(more).length > 0 || !isText(name, 1) || !isText(address, 6)) return undefined
  return typeof phone === 'string' && /^1[3-9]\d{9}$/.test(phone) ? { name, phone, address } : undefined
}
/** Where no van goes. */
const OUT_OF_RANGE = /海外|香港|澳门|台湾/

/** A courier of government papers, behind the exchange's kind of signature. */
export function courierRoutes(world: World): Route[] {
  const { courier, keys, clock } = world
  const check = createRequestCheck(keys.courier, clock)
  const route = (name: string, title: string, path: string, say: (body: Body) => Said): Route => ({
    name: `courier.${name}`,
    title: `快递：${title}`,
    method: 'POST',
    path: `/courier${path}`,
    faults: ['slow', '500', 'refuse', 'wrong-signature', 'timeout-after'],
    refuse: (_, code) => json({ code: code ?? 'CLOSED', message: '暂停服务' }, 503),
    latencyMs: [40, 160],
    handle: (exchange) => answer(exchange, say),
  })
  const answer = ({ request, faults }: Exchange, say: (body: Body) => Said): Reply => {
    const refusal = check(request)
    if (refusal) return json({ code: refusal }, 401)
    const asked = jsonObject(request.body)
    const said = asked ? say(asked) : no(400, 'BODY_UNREADABLE', '请求不是 JSON')
    const body = JSON.stringify(said.body)
    const secret = faults.has('wrong-signature') ? 'x' : keys.courier.appSecret
    return {
      status: said.status ?? 200,
      headers: {
        'content-type': 'application/json',
        ...answerHeaders(secret, request.headers['x-nonce'] ?? '', body, clock),
      },
      body,
    }
  }
  const found = ({ orderNo }: Body) => (typeof orderNo === 'string' ? courier.find(orderNo) : undefined)
  return [
    route('order', '下单', '/orders', ({ orderNo, direction, contact, ...more }) => {
      const citizen = contactOf(contact)
      if (Object.keys(more).length > 0) return no(400, 'FIELD_UNKNOWN', '有不认识的字段')
      if (typeof orderNo !== 'string' || !/^[\w-]{8,64}$/.test(orderNo))
        return no(400, 'ORDER_NO_INVALID', '单号不正确')
      if (direction !== 'out' && direction !== 'in') return no(400, 'DIRECTION_INVALID', '方向不正确')
      if (!citizen) return no(400, 'CONTACT_INVALID', '姓名、手机或地址不完整')
      if (OUT_OF_RANGE.test(citizen.address)) {
        return { body: { result: 'refused', code: 'OUT_OF_RANGE', reason: '地址不在服务范围' } }
      }
      const order = courier.place(orderNo, direction, citizen)
      if (!order) return no(409, 'ORDER_NO_REUSED', '同一单号，内容不同')
      return { body: { result: 'taken', trackingNo: order.trackingNo, company: '邮政政务速递' } }
    }),
    route('cancel', '取消订单', '/orders/cancel', (body) => {
      const order = found(body)
      if (!order) return { body: { cancelled: true } }
      return { body: { cancelled: order.isCancelled || courier.cancel(order.orderNo) } }
    }),
    route('track', '查询物流', '/orders/track', (body) => ({ body: { events: found(body)?.events ?? [] } })),
    courierPushRoute,
  ]
}
