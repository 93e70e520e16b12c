import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../platform/clock.ts'
import { readJson } from '../ask.ts'
import type { RegisterEvent } from './register.ts'
import { EventShape } from './shapes.ts'

export const CALLBACK_PATH = '/callbacks/register'

/** An older callback may have been recorded and sent again; within the window the inbox knows its id. */
const WINDOW_MS = 5 * 60_000

export interface CallbackKeys {
  appKey: string
  appSecret: string
}

/** Checks a callback of the register: our key, fresh, and the signature over exactly these bytes. */
export function createOpenCallback({ appKey, appSecret }: CallbackKeys, clock: Clock) {
  return (headers: Record<string, string>, raw: Buffer): RegisterEvent | undefined => {
    const timestamp = headers['x-timestamp'] ?? ''
    if (headers['x-app-key'] !== appKey || !/^\d{13}$/.test(timestamp)) return undefined
    if (Math.abs(clock.now().getTime() - Number(timestamp)) > WINDOW_MS) return undefined
    const digest = createHash('sha256').update(raw).digest('hex')
    const text = ['POST', CALLBACK_PATH, timestamp, headers['x-nonce'] ?? '', digest].join('\n')
    const expected = createHmac('sha256', appSecret).update(text).digest('hex')
    const given = headers['x-signature'] ?? ''
    if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
      return undefined
    const read = EventShape.safeParse(readJson(raw.toString('utf8')))
    if (!read.success) return undefined
    const { event: kind, ...event } = read.data
    return { ...event, kind } as RegisterEvent
  }
}
