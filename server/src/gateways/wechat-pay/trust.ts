import { createDecipheriv, createVerify, type KeyObject } from 'node:crypto'

export interface Resource {
  algorithm: string
  nonce: string
  associated_data: string
  ciphertext: string
}

const WINDOW_SECONDS = 300

export type Trust = 'ok' | 'no-signature' | 'stale' | 'unknown-serial' | 'bad-signature'

/**
 * Whether these bytes come from WeChat Pay: its signature over time, nonce and the raw body, by a key that we hold, not older than five
 * minutes. A probe (`WECHATPAY/SIGNTEST/…`) is no Base64 of a signature and fails like any forgery, as it must.
 */
export function trustIn(
  header: (name: string) => string | undefined | null,
  raw: Uint8Array,
  keyOf: (serial: string) => KeyObject | undefined,
  now: Date,
): Trust {
  const timestamp = header('wechatpay-timestamp')
  const nonce = header('wechatpay-nonce')
  const signature = header('wechatpay-signature')
  const serial = header('wechatpay-serial')
  if (!timestamp || !nonce || !signature || !serial) return 'no-signature'
  if (!/^\d{10}$/.test(timestamp) || Math.abs(now.getTime() / 1_000 - Number(timestamp)) > WINDOW_SECONDS)
    return 'stale'
  const key = keyOf(serial)
  if (!key) return 'unknown-serial'
  const verify = createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(raw).update('\n')
  return /^[A-Za-z0-9+/]+=*$/.test(signature) && verify.verify(key, signature, 'base64') ? 'ok' : 'bad-signature'
}

/** The signed text and its signature, so that anybody with WeChat Pay's key can verify it again years later. */
export const wordsOf = (header: (name: string) => string | undefined | null, raw: Uint8Array): string =>
  [
    `Wechatpay-Serial: ${header('wechatpay-serial') ?? ''}`,
    `Wechatpay-Signature: ${header('wechatpay-signature') ?? ''}`,
    '',
    header('wechatpay-timestamp') ?? '',
    header('wechatpay-nonce') ?? '',
    Buffer.from(raw).toString('utf8'),
    '',
  ].join('\n')

/**
 * Opens what WeChat Pay sealed for us; throws when one bit differs. Our own, because wechatpay-node-v3 2.2.1 never asks for the tag:
 * `decipher_gcm` calls `update` without `final` and takes any change for true.
 */
export function openResource(
  apiV3Key: string,
  { algorithm, nonce, associated_data: aad, ciphertext }: Resource,
): string {
  if (algorithm !== 'AEAD_AES_256_GCM') throw new Error('resource is sealed in another way')
  const bytes = Buffer.from(ciphertext, 'base64')
  if (bytes.length < 17) throw new Error('resource is too short')
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce), { authTagLength: 16 })
  decipher.setAuthTag(bytes.subarray(-16))
  decipher.setAAD(Buffer.from(aad))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
}
