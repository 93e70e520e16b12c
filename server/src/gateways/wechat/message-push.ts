import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { readJson } from '../ask.ts'

export interface PushAccount {
  appid: string
  token: string
  aesKey: string
}

/** What one push of WeChat says, in our words; `id` is the same for every copy of one event. */
export interface WechatPush {
  id: string
  openid: string
  event: string
  entries: Record<string, string>[]
}

export function pushSignature(parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
}

const isEqual = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** The console's check of our address: the echo to give back, or undefined when the signature is not WeChat's. */
export function echoOf({ token }: PushAccount, query: Record<string, string>): string | undefined {
  const { signature = '', timestamp = '', nonce = '', echostr } = query
  return isEqual(pushSignature([token, timestamp, nonce]), signature) ? echostr : undefined
}

/**
 * Verifies and decrypts one push (safe mode). Plain mode is refused: its signature covers token, time and nonce but not the body,
 * so whoever once saw one could send anything.
 */
export function openPush(account: PushAccount, query: Record<string, string>, body: Buffer): string | undefined {
  const { timestamp = '', nonce = '', encrypt_type: mode, msg_signature: signature = '' } = query
  const encrypted = readJson(body.toString('utf8'))?.Encrypt
  if (mode !== 'aes' || typeof encrypted !== 'string') return undefined
  if (!isEqual(pushSignature([account.token, timestamp, nonce, encrypted]), signature)) return undefined
  return decrypt(account, encrypted)
}

/** AES-256-CBC, IV = head of the key; PKCS#7 with blocks of 32; 16 random bytes, length, message, appid. */
export function decrypt(
  { aesKey, appid }: Pick<PushAccount, 'aesKey' | 'appid'>,
  encrypted: string,
): string | undefined {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const cipherText = Buffer.from(encrypted, 'base64')
  if (cipherText.length === 0 || cipherText.length % 16 !== 0) return undefined
  // Node's own padding knows blocks of 16 only and would refuse every second message.
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(cipherText), decipher.final()])
  const pad = padded.at(-1) ?? 0
  if (pad < 1 || pad > 32 || padded.length - pad < 20) return undefined
  const plain = padded.subarray(0, padded.length - pad)
  const end = 20 + plain.readUInt32BE(16)
  if (end > plain.length || plain.subarray(end).toString('utf8') !== appid) return undefined
  return plain.subarray(20, end).toString('utf8')
}

/** Reads a decrypted push; undefined for kinds we do not use. `List` is an object for one entry and an array for several. */
export function readPush(text: string): WechatPush | undefined {
  const push = readJson(text)
  if (push?.MsgType !== 'event' || typeof push.FromUserName !== 'string') return undefined
  const list = Array.isArray(push.List) ? push.List : [push.List ?? {}]
  const entries = list.filter((entry): entry is Record<string, string> => typeof entry === 'object' && entry !== null)
  const { FromUserName: openid, CreateTime, Event } = push
  // WeChat's own advice is FromUserName + CreateTime + Event; two events of one second differ in their list only.
  const digest = createHash('sha256')
    .update(JSON.stringify([openid, CreateTime, Event, list]))
    .digest('base64url')
  return { id: digest, openid, event: String(Event), entries }
}
