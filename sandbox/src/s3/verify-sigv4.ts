import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export type S3Keys = { accessKey: string; secretKey: string; region: string }

export type Signed = {
  method: string
  /** As it came, percent signs and all. */
  path: string
  query: string
  headers: IncomingHttpHeaders
  body: Buffer
}

const hex = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const SKEW_MS = 15 * 60_000

const FORM =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/

/** S3's error code, or nothing when the request is rightly signed. */
export function verifySigV4(
  { method, path, query, headers, body }: Signed,
  keys: S3Keys,
  now: number,
): string | undefined {
  const parsed = FORM.exec(headers.authorization ?? '')
  if (!parsed) return headers.authorization ? 'AuthorizationHeaderMalformed' : 'AccessDenied'
  const [, accessKey = '', day = '', region = '', service = '', signedNames = '', signature = ''] = parsed
  if (accessKey !== keys.accessKey) return 'InvalidAccessKeyId'
  const stamp = String(headers['x-amz-date'] ?? '')
  if (region !== keys.region || service !== 's3' || !stamp.startsWith(day)) return 'AuthorizationHeaderMalformed'
  const at = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(at - now) < SKEW_MS)) return 'RequestTimeTooSkewed'
  const names = signedNames.split(';')
  if (!names.includes('host') || !names.includes('x-amz-date')) return 'AuthorizationHeaderMalformed'
  const bodyHash = String(headers['x-amz-content-sha256'] ?? '')
  if (bodyHash !== hex(body)) return 'XAmzContentSHA256Mismatch'

  const canonical = [
    method,
    path,
    query.split('&').filter(Boolean).map(withValue).sort().join('&'),
    ...names.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    signedNames,
    bodyHash,
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${keys.secretKey}`, day), region))
  const right = hmac(key, ['AWS4-HMAC-SHA256', stamp, scope, hex(canonical)].join('\n'))
  return timingSafeEqual(right, Buffer.from(signature, 'hex')) ? undefined : 'SignatureDoesNotMatch'
}

/** `uploads` is signed as `uploads=`. */
const withValue = (pair: string) => (pair.includes('=') ? pair : `${pair}=`)
