import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../kit/clock.ts'
import type { Incoming } from '../../kit/http.ts'
import { createNonceMemory } from '../../kit/nonces.ts'

const WINDOW_MS = 5 * 60_000

export type Refusal =
  | 'APP_KEY_UNKNOWN'
  | 'TIMESTAMP_OUT_OF_WINDOW'
  | 'NONCE_INVALID'
  | 'NONCE_USED'
  | 'SIGNATURE_INVALID'

/** Checks who asks, when, and that the bytes were not changed or sent before. */
export function createRequestCheck(app: { appKey: string; appSecret: string }, clock: Clock) {
  const isNewNonce = createNonceMemory(clock, WINDOW_MS)
  return (request: Incoming): Refusal | undefined => {
    const { 'x-app-key': appKey, 'x-timestamp': timestamp = '', 'x-nonce': nonce = '' } = request.headers
    if (appKey !== app.appKey) return 'APP_KEY_UNKNOWN'
    if (!/^\d{13}$/.test(timestamp) || !clock.isFresh(Number(timestamp), WINDOW_MS)) return 'TIMESTAMP_OUT_OF_WINDOW'
    if (!/^[\w-]{16,64}$/.test(nonce)) return 'NONCE_INVALID'
    const signed = [request.method, request.path, timestamp, nonce, sha256Hex(request.body)].join('\n')
    if (!isEqual(sign(app.appSecret, signed), request.headers['x-signature'] ?? '')) return 'SIGNATURE_INVALID'
    // Looked at last: only a caller who has the secret may use up a nonce.
    if (!isNewNonce(nonce)) return 'NONCE_USED'
  }
}

/** The headers that let the caller check that the answer is ours and belongs to this question. */
export function answerHeaders(appSecret: string, nonce: string, body: string, clock: Clock): Record<string, string> {
  const timestamp = String(clock.now())
  return {
    'x-timestamp': timestamp,
    'x-nonce': nonce,
    'x-signature': sign(appSecret, [timestamp, nonce, sha256Hex(body)].join('\n')),
  }
}

const sign = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')
const sha256Hex = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

function isEqual(expected: string, given: string): boolean {
  return expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given))
}
