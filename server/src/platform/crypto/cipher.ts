/**
 * Personal data at rest (D10). `seal` gives `v<key version>.<iv>.<tag>.<text>` (AES-256-GCM, base64url); `open` accepts every
 * version that is still configured. `blindIndex` is a keyed hash (HMAC-SHA256) for equality look-ups; normalise before.
 */
export interface Cipher {
  seal(plain: string): string
  open(sealed: string): string
  blindIndex(kind: 'phone' | 'id-number' | 'name', value: string): string
}
