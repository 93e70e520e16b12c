import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../platform/clock.ts'

/** An older callback may have been recorded and sent again; within the window the inbox knows its id. */
const WINDOW_MS = 5 * 60_000

export interface CallbackKeys {
  appKey: string
  appSecret: string
}

/** Whether a callback that is signed like an answer of the exchange is genuine: our key, fresh, and the signature over exactly these bytes. */
export function createCallbackCheck({ appKey, appSecret }: CallbackKeys, path: string, clock: Clock) {
  return (headers: Record<string, string>, raw: Buffer): boolean => {
    const timestamp = headers['x-timestamp'] ?? ''
    if (headers['x-app-key'] !== appKey || !/^\d{13}$/.test(timestamp)) return false
    if (Math.abs(clock.now().getTime() - Number(timestamp)) > WINDOW_MS) return false
    const digest = createHash('sha256').update(raw).digest('hex')
    const text = ['POST', path, timestamp, headers['x-nonce'] ?? '', digest].join('\n')
    const expected = createHmac('sha256', appSecret).update(text).digest('hex')
    const given = headers['x-signature'] ?? ''
    return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  }
}
