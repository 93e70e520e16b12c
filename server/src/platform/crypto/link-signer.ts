import { createHmac, timingSafeEqual } from 'node:crypto'

/** Signs the short-lived addresses of files, which cannot carry a login. */
export interface LinkSigner {
  sign(text: string): string
  isOurs(text: string, mac: string): boolean
}

/** The newest key signs, every one still verifies. `purpose` keeps an address of one kind from opening another. */
export function createLinkSigner(keys: readonly string[], purpose: string): LinkSigner {
  const mac = (key: string, text: string) => createHmac('sha256', key).update(`${purpose}\0${text}`).digest()
  return {
    sign: (text) => mac(keys[0]!, text).toString('base64url'),
    isOurs(text, given) {
      const bytes = Buffer.from(given, 'base64url')
      return keys.some((key) => {
        const right = mac(key, text)
        return right.length === bytes.length && timingSafeEqual(right, bytes)
      })
    },
  }
}
