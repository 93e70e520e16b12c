import { billDownload } from '../alipay-pay/bill-method.ts'
import { tradeMethods } from '../alipay-pay/methods.ts'
import { tradeNotifyRoute } from '../alipay-pay/notify.ts'
import { payPages } from '../alipay-pay/pay-pages.ts'
import { type Incoming, jsonObject, type Reply } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { certifyMethods } from './certify.ts'
import { gatewayReply, nodeOf } from './gateway-reply.ts'
import { failed, type GatewayError, gatewayError, gatewayParams, invalid } from './gateway-request.ts'
import type { AlipayMethod } from './methods.ts'
import { createOauthToken } from './oauth-token.ts'
import { createTemplateMessage } from './template-message.ts'

export function alipayRoutes(world: World): Route[] {
  const { keys, clock, codes, people } = world
  const bill = billDownload(world)
  const methods: AlipayMethod[] = [
    {
      name: 'alipay.system.oauth.token',
      title: '支付宝：登录',
      run: createOauthToken(world),
      persons: (params) => [codes.owner('alipay-auth', params.get('code') ?? '') ?? ''],
    },
    {
      name: 'alipay.open.app.mini.templatemessage.send',
      title: '支付宝：发送模板消息',
      run: createTemplateMessage(world),
      persons: (params) => {
        const openId = jsonObject(Buffer.from(params.get('biz_content') ?? ''))?.to_open_id
        return [people.byAlipayOpenId(String(openId))?.slug ?? '']
      },
    },
    ...certifyMethods(world),
    ...tradeMethods(world),
    bill.method,
  ]

  const reply = (node: string, response: object, isForged = false): Reply =>
    gatewayReply(node, response, keys.alipay.alipayPrivateKey, isForged)

  const route = (method: AlipayMethod | undefined): Route => ({
    name: method?.name ?? 'alipay.gateway',
    title: method?.title ?? '支付宝：网关（其他方法）',
    method: 'POST',
    path: '/alipay/gateway.do',
    when: (request) => method === undefined || gatewayParams(request)?.get('method') === method.name,
    faults: ['slow', '500', 'refuse', 'wrong-signature', 'timeout-after'],
    persons: (request) => method?.persons(gatewayParams(request) ?? new Map()) ?? [],
    refuse: (request, code) => reply(nodeFor(request), refusal(code)),
    latencyMs: [60, 200],
    handle: ({ request, faults }) => {
      const isForged = faults.has('wrong-signature')
      const params = gatewayParams(request)
      if (!params) return reply('error_response', invalid('isv.invalid-parameter', '参数重复'), isForged)
      const error = gatewayError(params, keys, clock)
      if (error) return reply(nodeFor(request), error, isForged)
      if (!method) return reply('error_response', invalid('isv.invalid-method', '不存在的方法名'), isForged)
      const outcome = method.run(params, request)
      if ('response' in outcome) return reply(nodeOf(method.name), outcome.response, isForged)
      return reply(outcome.isGatewayError ? 'error_response' : nodeOf(method.name), outcome.error, isForged)
    },
  })

  return [...payPages(world), ...methods.map(route), bill.route, tradeNotifyRoute, route(undefined)]
}

function nodeFor(request: Incoming): string {
  const method = gatewayParams(request)?.get('method')
  return method ? nodeOf(method) : 'error_response'
}

/** "Unknown outcome" unless the tester asks for a business code. */
function refusal(code: string | undefined): GatewayError {
  return code === undefined || code === 'isp.unknow-error'
    ? { code: '20000', msg: 'Service Currently Unavailable', sub_code: 'isp.unknow-error', sub_msg: '系统繁忙' }
    : failed(code, code)
}
