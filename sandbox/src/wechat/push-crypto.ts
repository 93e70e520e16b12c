import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'

/** `sha1(sort(token, timestamp, nonce[, encrypt]))`: the signature of every message push. */
export function pushSignature(token: string, timestamp: string, nonce: string, encrypted?: string): string {
  const parts = encrypted === undefined ? [token, timestamp, nonce] : [token, timestamp, nonce, encrypted]
  return createHash('sha1').update(parts.sort().join('')).digest('hex')
}

/** PKCS#7, but with blocks of 32 where AES itself has 16; OpenSSL's own padding would differ half of the time. */
const PADDING_BLOCK = 32

/** Safe mode: AES-256-CBC, the IV is the head of the key; 16 random bytes, length, message, appid. */
export function encryptPush(message: string, options: { aesKey: string; appid: string; random: Buffer }): string {
  const key = Buffer.from(`${options.aesKey}=`, 'base64')
  const content = Buffer.from(message, 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const plain = Buffer.concat([options.random, length, content, Buffer.from(options.appid, 'utf8')])
  const pad = PADDING_BLOCK - (plain.length % PADDING_BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString('base64')
}

/** The reverse, for the encrypted reply that our server may send. Throws when the text was not made with this key. */
export function decryptPush(encrypted: string, options: { aesKey: string; appid: string }): string {
  const key = Buffer.from(`${options.aesKey}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()])
  const pad = padded[padded.length - 1] ?? 0
  if (pad < 1 || pad > PADDING_BLOCK) throw new Error('padding is not 1 to 32')
  const plain = padded.subarray(0, padded.length - pad)
  const length = plain.readUInt32BE(16)
  const appid = plain.subarray(20 + length).toString('utf8')
  if (appid !== options.appid) throw new Error('encrypted for another appid')
  return plain.subarray(20, 20 + length).toString('utf8')
}
