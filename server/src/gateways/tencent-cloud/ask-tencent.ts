import type { Clock } from '../../platform/clock.ts'
import { ask, type GatewayNeeds, readJson } from '../ask.ts'
import { signTc3 } from './tc3.ts'

export interface TencentAccount {
  /** As in the credential: `sms`, `tts`. */
  service: string
  version: string
  baseUrl: string
  secretId: string
  secretKey: string
}

export type TencentReply<R> = Partial<R & { Error: { Code?: string } }>

/** Answers are HTTP 200 whatever happens; what became of the call stands in `response`, which is undefined when it is not readable. */
export type TencentAnswer<R> =
  | { kind: 'answer'; status: number; response: TencentReply<R> | undefined }
  | { kind: 'unreachable' }
  | { kind: 'silent' }

const CONTENT_TYPE = 'application/json'
const REGION = 'ap-guangzhou'

/** One action of Tencent Cloud's API 3.0. `system` is its name in logs and metrics. */
export async function askTencent<R>(
  needs: GatewayNeeds & { clock: Clock },
  { service, version, baseUrl, secretId, secretKey }: TencentAccount,
  { system, action, given }: { system: string; action: string; given: object },
): Promise<TencentAnswer<R>> {
  const url = new URL(baseUrl.replace(/\/?$/, '/'))
  const body = JSON.stringify(given)
  const signed = { secretId, secretKey, service, host: url.host, contentType: CONTENT_TYPE, body }
  const { authorization, timestamp } = signTc3({ ...signed, at: needs.clock.now() })
  const asked = await ask(needs, system, url, {
    method: 'POST',
    headers: {
      'content-type': CONTENT_TYPE,
      'x-tc-action': action,
      'x-tc-version': version,
      'x-tc-region': REGION,
      'x-tc-timestamp': timestamp,
      authorization,
    },
    body,
  })
  if (asked.kind !== 'answer') return asked
  const response = readJson(asked.text)?.Response as TencentReply<R> | undefined
  return { kind: 'answer', status: asked.status, response }
}
