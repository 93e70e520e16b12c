import { randomBytes, randomInt } from 'node:crypto'
import type { Channel } from '../kit/callbacks.ts'
import type { Clock } from '../kit/clock.ts'
import { jsonObject } from '../kit/http.ts'
import type { Keys } from '../kit/keys.ts'
import { encryptPush, pushSignature } from './push-crypto.ts'

/** Values are strings throughout, as in the platform's JSON form. */
export type PushEvent = { FromUserName: string; Event: string; List: unknown }

type Stamped = PushEvent & { ToUserName: string; CreateTime: string; MsgType: 'event' }

export const PUSH_PATH = '/callbacks/wechat/push'

/** Our server has five seconds; then the platform hangs up and tries again, three times in all after the first. */
export function pushChannel({ wechat }: Keys, clock: Clock): Channel<Stamped> {
  return {
    name: 'wechat.push',
    timeoutMs: 5_000,
    retryAfterMs: [1_000, 1_000, 1_000],
    build(event, isForged) {
      const encrypted = encryptPush(JSON.stringify(event), {
        aesKey: wechat.pushAesKey,
        appid: wechat.appid,
        random: randomBytes(16),
      })
      const timestamp = String(Math.floor(clock.now() / 1000))
      const nonce = String(randomInt(100_000_000, 1_000_000_000))
      const token = isForged ? `${wechat.pushToken}x` : wechat.pushToken
      const query = new URLSearchParams({
        signature: pushSignature(token, timestamp, nonce),
        timestamp,
        nonce,
        openid: event.FromUserName,
        encrypt_type: 'aes',
        msg_signature: pushSignature(token, timestamp, nonce, encrypted),
      })
      return {
        path: `${PUSH_PATH}?${query}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ToUserName: wechat.originalId, Encrypt: encrypted }),
      }
    },
    accepts: (status, body) => status === 200 && (body === '' || body === 'success' || isEncryptedReply(body)),
  }
}

export function stampEvent(event: PushEvent, { wechat }: Keys, clock: Clock): Stamped {
  return {
    ToUserName: wechat.originalId,
    CreateTime: String(Math.floor(clock.now() / 1000)),
    MsgType: 'event',
    ...event,
  }
}

/** `List` is an object for one entry and an array for several. */
export function listOf<T>(entries: T[]): T | T[] {
  return entries.length === 1 && entries[0] !== undefined ? entries[0] : entries
}

function isEncryptedReply(body: string): boolean {
  const reply = jsonObject(Buffer.from(body))
  return typeof reply?.Encrypt === 'string' && typeof reply.MsgSignature === 'string'
}
