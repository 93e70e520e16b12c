import type { FaultKind } from '../kit/faults.ts'
import type { Exchange, Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import { isPayCode, PayRefusal, refusal, requestId } from './replies.ts'
import { BASE_PATH, type createRequestCheck, signedHeaders } from './signing.ts'

const FAULTS: readonly FaultKind[] = ['slow', '500', 'refuse', 'wrong-signature', 'timeout-after']

/** What a handler says: a JSON body, nothing (204), or a file. */
export type Said = object | undefined | { file: Buffer; contentType: string }

/** One route of `api.mch.weixin.qq.com`: checked, worked on, and its answer signed. */
export function payRoute(
  world: World,
  check: ReturnType<typeof createRequestCheck>,
  { name, title, method, path }: Pick<Route, 'name' | 'title' | 'method' | 'path'>,
  say: (exchange: Exchange) => Said,
): Route {
  const { keys, clock } = world
  return {
    name: `wechat-pay.${name}`,
    title: `微信支付：${title}`,
    method,
    path: `${BASE_PATH}${path}`,
    faults: FAULTS,
    refuse: (_, code = 'SYSTEM_ERROR') =>
      refusal(new PayRefusal(isPayCode(code) ? code : 'SYSTEM_ERROR', '系统异常，请用相同参数重新调用')),
    latencyMs: [60, 250],
    handle(exchange) {
      const { request, faults } = exchange
      const wrong = check(request)
      if (wrong) return refusal(new PayRefusal('SIGN_ERROR', wrong))
      if (!request.headers['user-agent']) return refusal(new PayRefusal('PARAM_ERROR', '缺少User-Agent'))
      try {
        const said = say(exchange)
        // The file of a bill is the one answer without a signature: its hash was signed before.
        if (said && 'file' in said)
          return { status: 200, headers: { 'content-type': said.contentType, ...requestId() }, body: said.file }
        const body = said === undefined ? '' : JSON.stringify(said)
        const asksByKey = request.headers['wechatpay-serial']?.startsWith('PUB_KEY_ID_')
        const mode = asksByKey ? 'public-key' : world.wechatPay.mode()
        const defect = faults.has('wrong-signature') ? 'wrong-signature' : undefined
        return {
          status: said === undefined ? 204 : 200,
          headers: {
            'content-type': 'application/json; charset=utf-8',
            ...requestId(),
            ...signedHeaders(keys, clock, mode, body, defect),
          },
          body,
        }
      } catch (error) {
        if (error instanceof PayRefusal) return refusal(error)
        throw error
      }
    },
  }
}
