import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../kit/clock.ts'
import type { Incoming } from '../kit/http.ts'

export type Tc3Refusal = {
  code:
    | 'MissingParameter'
    | 'AuthFailure.SignatureExpire'
    | 'AuthFailure.SignatureFailure'
    | 'AuthFailure.SecretIdNotFound'
  message: string
}

/** Who may call which of the cloud's services. */
export type TencentAccount = { service: string; secretId: string; secretKey: string }

const WINDOW_MS = 5 * 60_000

/**
 * TC3-HMAC-SHA256, checked over the bytes that came. Two habits of the official Node SDK are allowed, as the real gateway
 * never sees them: it signs the host without the port, and names the first label of the host as service.
 */
export function verifyTc3(
  request: Incoming,
  { service: ours, secretId: ourId, secretKey }: TencentAccount,
  clock: Clock,
): Tc3Refusal | undefined {
  const timestamp = request.headers['x-tc-timestamp'] ?? ''
  if (!/^\d{10}$/.test(timestamp)) return { code: 'MissingParameter', message: 'X-TC-Timestamp is missing' }
  const parts =
    /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d{2}-\d{2})\/([^/]+)\/tc3_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    )
  if (!parts) return failure('Authorization is not of the form TC3-HMAC-SHA256')
  const [, secretId = '', date = '', service = '', signedHeaders = '', signature = ''] = parts
  if (secretId !== ourId) {
    return { code: 'AuthFailure.SecretIdNotFound', message: 'The SecretId is not found' }
  }
  const unixMs = Number(timestamp) * 1000
  if (!clock.isFresh(unixMs, WINDOW_MS)) {
    return { code: 'AuthFailure.SignatureExpire', message: 'X-TC-Timestamp differs from now by more than 5 minutes' }
  }
  // The date of the credential is UTC; one made from local time is wrong for eight hours a day.
  if (date !== new Date(unixMs).toISOString().slice(0, 10)) return failure('the credential date is not the UTC date')

  const names = signedHeaders.split(';')
  if (!names.includes('content-type') || !names.includes('host')) return failure('content-type and host must be signed')
  const host = request.headers.host ?? ''
  const hosts = [host, host.replace(/:\d+$/, '')]
  if (service !== ours && !hosts.some((each) => each.split('.')[0] === service)) {
    return failure(`service is not ${ours}`)
  }

  const isRight = hosts.some((signedHost) => {
    const expected = tc3Signature({
      headers: names.map((name) => [name, name === 'host' ? signedHost : (request.headers[name] ?? '')] as const),
      rawQuery: request.rawQuery,
      body: request.body,
      timestamp,
      date,
      service,
      secretKey,
    })
    return timingSafeEqual(Buffer.from(expected), Buffer.from(signature))
  })
  return isRight ? undefined : failure('The provided credentials could not be validated')
}

/** The signature of a POST to the root path, as the document computes it. */
export function tc3Signature(input: {
  headers: readonly (readonly [string, string])[]
  rawQuery: string
  body: Buffer
  timestamp: string
  date: string
  service: string
  secretKey: string
}): string {
  const canonical = [
    'POST',
    '/',
    input.rawQuery,
    ...input.headers.map(([name, value]) => `${name.toLowerCase()}:${value.trim().toLowerCase()}`),
    '',
    input.headers.map(([name]) => name).join(';'),
    sha256Hex(input.body),
  ].join('\n')
  const text = [
    'TC3-HMAC-SHA256',
    input.timestamp,
    `${input.date}/${input.service}/tc3_request`,
    sha256Hex(canonical),
  ].join('\n')
  const dayKey = hmac(`TC3${input.secretKey}`, input.date)
  const serviceKey = hmac(dayKey, input.service)
  return hmac(hmac(serviceKey, 'tc3_request'), text).toString('hex')
}

const failure = (message: string): Tc3Refusal => ({ code: 'AuthFailure.SignatureFailure', message })
const sha256Hex = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: Buffer | string, bytes: string) => createHmac('sha256', key).update(bytes).digest()
