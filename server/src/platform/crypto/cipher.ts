import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/**
 * Personal data at rest (D10). `seal` gives `v<key version>.<iv>.<tag>.<text>` (AES-256-GCM, base64url); `open` accepts every
 * version that is still configured. `blindIndex` is a keyed hash (HMAC-SHA256) for equality look-ups; normalise before.
 */
export interface Cipher {
  seal(plain: string): string
  open(sealed: string): string
  blindIndex(kind: 'phone' | 'id-number' | 'name' | 'certificate' | 'spoken-text', value: string): string
}

export interface CipherKeys {
  /** `version:base64 of 32 bytes`, newest first; the first one seals, every one opens. */
  fieldKeys: readonly string[]
  blindIndexKey: string
}

/** NIST SP 800-38D: 96 bits of nonce; random ones stay safe far beyond the number of fields a city seals with one key. */
const IV_BYTES = 12
const TAG_BYTES = 16

/** Throws on keys that are missing, malformed or share a version: a typing error must not seal data nobody can open. */
export function createCipher({ fieldKeys, blindIndexKey }: CipherKeys): Cipher {
  const keys = readKeys(fieldKeys)
  const [newest] = keys.keys()
  if (newest === undefined) throw new Error('FIELD_KEYS: at least one key')

  return {
    seal(plain) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keys.get(newest)!, iv)
      // The version is authenticated too, so that a row cannot be moved to a weaker key unseen.
      cipher.setAAD(Buffer.from(newest))
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return [`v${newest}`, ...[iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.')
    },

    open(sealed) {
      const [tagged, iv, tag, text] = sealed.split('.')
      const version = tagged?.startsWith('v') ? tagged.slice(1) : undefined
      const key = version === undefined ? undefined : keys.get(version)
      // The message names the version only: a sealed text in a log would be personal data of a kind.
      if (!key || iv === undefined || tag === undefined || text === undefined) {
        throw new Error(
          `cannot open a sealed field: ${version === undefined ? 'not sealed' : `key ${version} unknown`}`,
        )
      }
      const tagBytes = Buffer.from(tag, 'base64url')
      if (tagBytes.length !== TAG_BYTES) throw new Error('cannot open a sealed field: the tag is cut')
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'))
      decipher.setAAD(Buffer.from(version!))
      decipher.setAuthTag(tagBytes)
      return decipher.update(Buffer.from(text, 'base64url'), undefined, 'utf8') + decipher.final('utf8')
    },

    blindIndex: (kind, value) => createHmac('sha256', blindIndexKey).update(`${kind}\0${value}`).digest('base64url'),
  }
}

/** `version:base64 of 32 bytes`, newest first. */
export function readKeys(fieldKeys: readonly string[]): Map<string, Buffer> {
  const keys = new Map<string, Buffer>()
  for (const entry of fieldKeys) {
    const [version, encoded] = entry.split(':')
    const key = Buffer.from(encoded ?? '', 'base64')
    if (!version || !/^[0-9a-z]{1,8}$/.test(version) || key.length !== 32) {
      throw new Error('FIELD_KEYS: each entry is `version:base64 of 32 bytes`')
    }
    if (keys.has(version)) throw new Error(`FIELD_KEYS: version ${version} appears twice`)
    keys.set(version, key)
  }
  return keys
}
