import { randomBytes, randomInt } from 'node:crypto'
import type { Clock } from '../kit/clock.ts'
import type { Keys } from '../kit/keys.ts'
import { PUSH_PATH } from './push.ts'
import { pushSignature } from './push-crypto.ts'

export type PushCheck = { ok: boolean; reason: string }

/** What the console does when the address of the message push is saved: our server must give the echo back as it is. */
export async function checkPushAddress(callback: string, { wechat }: Keys, clock: Clock): Promise<PushCheck> {
  const echo = randomBytes(8).readBigUInt64BE().toString()
  const timestamp = String(Math.floor(clock.now() / 1000))
  const nonce = String(randomInt(100_000_000, 1_000_000_000))
  const query = (token: string) =>
    new URLSearchParams({ signature: pushSignature(token, timestamp, nonce), timestamp, nonce, echostr: echo })
  try {
    const right = await ask(`${callback}${PUSH_PATH}?${query(wechat.pushToken)}`)
    if (right !== echo) return { ok: false, reason: '没有原样返回 echostr' }
    const forged = await ask(`${callback}${PUSH_PATH}?${query(`${wechat.pushToken}x`)}`)
    if (forged === echo) return { ok: false, reason: '签名不对也返回了 echostr' }
    return { ok: true, reason: '通过' }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

async function ask(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
  return response.text()
}
