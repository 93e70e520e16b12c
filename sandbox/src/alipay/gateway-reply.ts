import { createSign } from 'node:crypto'
import type { Reply } from '../kit/http.ts'

/**
 * The answer and its signature over the raw text of the answer, exactly as it stands on the wire. Slashes are escaped, as the
 * real gateway does: whoever parses and re-serialises before verifying gets another text.
 */
export function gatewayReply(node: string, response: object, privateKey: string, isForged = false): Reply {
  const raw = JSON.stringify(response).replaceAll('/', '\\/')
  const signed = isForged ? `${raw} ` : raw
  const sign = createSign('RSA-SHA256').update(signed, 'utf8').sign(privateKey, 'base64')
  return {
    status: 200,
    headers: { 'content-type': 'text/html;charset=utf-8' },
    body: `{"${node}":${raw},"sign":"${sign}"}`,
  }
}

/** `alipay.system.oauth.token` answers under `alipay_system_oauth_token_response`. */
export function nodeOf(method: string): string {
  return `${method.replaceAll('.', '_')}_response`
}
