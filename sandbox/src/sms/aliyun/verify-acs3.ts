import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../kit/clock.ts'
import type { Incoming } from '../../kit/http.ts'
import { createNonceMemory } from '../../kit/nonces.ts'

export type Acs3Refusal = { status: 400 | 403 | 404; code: string; message: string }

/** The gateway refuses clocks that are more than 15 minutes off. */
const WINDOW_MS = 15 * 60_000
const MUST_BE_SIGNED = [
  'host',
  'x-acs-action',
  'x-acs-version',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-content-sha256',
]

/** ACS3-HMAC-SHA256, checked over the bytes that came. */
export function createAcs3Check(account: { keyId: string; keySecret: string }, clock: Clock) {
  const isNewNonce = createNonceMemory(clock, WINDOW_MS)
  return (request: Incoming): Acs3Refusal | undefined => {
    const { headers } = request
    const parts = /^ACS3-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    )
    if (!parts) return refuse('IncompleteSignature', 'The request signature does not conform to the standard')
    const [, keyId = '', signedHeaders = '', signature = ''] = parts
    if (keyId !== account.keyId) {
      return { ...refuse('InvalidAccessKeyId.NotFound', 'Specified access key is not found.'), status: 404 }
    }
    const date = headers['x-acs-date'] ?? ''
    const isUtc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(date)
    if (!isUtc || !clock.isFresh(Date.parse(date), WINDOW_MS)) {
      return refuse('InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.')
    }
    const names = signedHeaders.split(';')
    const unsigned = MUST_BE_SIGNED.find((name) => !names.includes(name) || headers[name] === undefined)
    if (unsigned) return refuse('SignatureDoesNotMatch', `${unsigned} must be sent and signed`)
    if (headers['x-acs-content-sha256'] !== sha256Hex(request.body)) {
      return refuse('SignatureDoesNotMatch', 'x-acs-content-sha256 is not the hash of the body')
    }
    // The real host serves the root; behind our prefix a client may sign either the root or the path that it uses.
    const isRight = ['/', request.path].some((path) => {
      const expected = acs3Signature({
        method: request.method,
        path,
        query: [...request.query],
        headers: names.map((name) => [name, headers[name] ?? '']),
        bodyHash: sha256Hex(request.body),
        keySecret: account.keySecret,
      })
      return timingSafeEqual(Buffer.from(expected), Buffer.from(signature))
    })
    if (!isRight) return refuse('SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.')
    if (!isNewNonce(headers['x-acs-signature-nonce'] ?? '')) {
      return refuse('SignatureNonceUsed', 'Specified signature nonce was used already.')
    }
  }
}

/** The signature as the document computes it; headers in the order in which they were named. */
export function acs3Signature(input: {
  method: string
  path: string
  query: readonly (readonly [string, string])[]
  headers: readonly (readonly [string, string])[]
  bodyHash: string
  keySecret: string
}): string {
  const query = input.query
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .sort()
    .join('&')
  const canonical = [
    input.method,
    input.path,
    query,
    ...input.headers.map(([name, value]) => `${name}:${value.trim()}`).sort(),
    '',
    input.headers.map(([name]) => name).join(';'),
    input.bodyHash,
  ].join('\n')
  return createHmac('sha256', input.keySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256Hex(canonical)}`)
    .digest('hex')
}

/** RFC 3986: also `! ' ( ) *`, which encodeURIComponent leaves alone. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

const refuse = (code: string, message: string): Acs3Refusal => ({ status: 400, code, message })
const sha256Hex = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
