import { describe, expect, it } from 'vitest'
import { decryptPush, encryptPush, pushSignature } from './push-crypto.ts'

/** Values printed in the platform's own page on message push. */
const TOKEN = 'AAAAA'
const OPTIONS = { aesKey: 'A'.repeat(43), appid: 'wxba5fad812f8e6fb9' }
const ENCRYPTED = 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ=='

describe('message push', () => {
  it('signs the address check as published', () => {
    expect(pushSignature(TOKEN, '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696')
  })

  it('encrypts and signs a message as published', () => {
    const encrypted = encryptPush('{"demo_resp":"good luck"}', { ...OPTIONS, random: Buffer.from('707722b803182950') })
    expect(encrypted).toBe(ENCRYPTED)
    expect(pushSignature(TOKEN, '1713424427', '415670741', encrypted)).toBe('1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1')
  })

  it('decrypts the published message', () => {
    expect(decryptPush(ENCRYPTED, OPTIONS)).toBe('{"demo_resp":"good luck"}')
  })

  it('refuses a message for another app', () => {
    expect(() => decryptPush(ENCRYPTED, { ...OPTIONS, appid: 'wx0000000000000000' })).toThrow('another appid')
  })

  it('round-trips every length around the padding block', () => {
    for (let length = 0; length <= 70; length += 1) {
      const message = '安'.repeat(length)
      const encrypted = encryptPush(message, { ...OPTIONS, random: Buffer.alloc(16, 7) })
      expect(decryptPush(encrypted, OPTIONS)).toBe(message)
    }
  })
})
