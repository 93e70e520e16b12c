import { createVerify } from 'node:crypto'
import { type Clock, parseBeijingText } from '../kit/clock.ts'
import type { Incoming } from '../kit/http.ts'
import type { Keys } from '../kit/keys.ts'

export type GatewayError = { code: string; msg: string; sub_code: string; sub_msg: string }

/** All parameters of the query and of the form, decoded; undefined when one of them came twice. */
export function gatewayParams(request: Incoming): Map<string, string> | undefined {
  const params = new Map<string, string>()
  const form = new URLSearchParams(request.body.toString('utf8'))
  for (const [name, value] of [...request.query, ...form]) {
    if (params.has(name)) return undefined
    params.set(name, value)
  }
  return params
}

/** `sign` is over all other parameters that are not empty: sorted, `k=v` joined by `&`, values as they are after decoding. */
export function textToSign(params: ReadonlyMap<string, string>): string {
  return [...params]
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** The document names no window; a quarter of an hour forgives clocks, not a local time taken for Beijing time. */
const WINDOW_MS = 15 * 60_000

/** What the gateway itself refuses, before any method is looked at. */
export function gatewayError(
  params: ReadonlyMap<string, string>,
  { alipay }: Keys,
  clock: Clock,
): GatewayError | undefined {
  const required = ['method', 'app_id', 'sign_type', 'sign', 'timestamp', 'version'] as const
  const missing = required.find((name) => !params.get(name))
  if (missing) {
    const subCode = missing === 'sign' ? 'isv.missing-signature' : `isv.missing-${missing.replace('_', '-')}`
    return { code: '40001', msg: 'Missing Required Arguments', sub_code: subCode, sub_msg: `缺少${missing}参数` }
  }
  if (params.get('app_id') !== alipay.appId) return invalid('isv.invalid-app-id', '无效的AppID参数')
  if (params.get('version') !== '1.0') return invalid('isv.invalid-version', '无效的version参数')
  if ((params.get('charset') ?? 'utf-8').toLowerCase() !== 'utf-8') return invalid('isv.invalid-charset', '字符集错误')
  if (params.get('sign_type') !== 'RSA2') return invalid('isv.invalid-signature-type', '无效的签名类型')
  const text = textToSign(params)
  const isRight = createVerify('RSA-SHA256')
    .update(text, 'utf8')
    .verify(alipay.appPublicKey, params.get('sign') ?? '', 'base64')
  if (!isRight) {
    const shown = text.replaceAll('&', '&amp;')
    return invalid(
      'isv.invalid-signature',
      `验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：${shown}`,
    )
  }
  const timestamp = parseBeijingText(params.get('timestamp') ?? '')
  if (timestamp === undefined || !clock.isFresh(timestamp, WINDOW_MS)) {
    return invalid('isv.invalid-timestamp', '非法的时间戳参数')
  }
}

export function invalid(subCode: string, subMsg: string): GatewayError {
  return { code: '40002', msg: 'Invalid Arguments', sub_code: subCode, sub_msg: subMsg }
}

export function failed(subCode: string, subMsg: string): GatewayError {
  return { code: '40004', msg: 'Business Failed', sub_code: subCode, sub_msg: subMsg }
}
