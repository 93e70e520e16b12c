import { randomBytes, randomInt } from 'node:crypto'

/** Chance is an argument too: wiring.ts passes the crypto one, tests may pass a seeded one. */
export interface Ids {
  /** 24 hexadecimal digits beginning with the second of creation, so that ids of one collection sort by time. */
  id(): string
  /** A code people read aloud: no 0/O, 1/I/L; 31 values a place. */
  code(length: number): string
  /** Decimal digits, for SMS codes. */
  digits(length: number): string
  /** URL-safe secret with 8 * `bytes` bits. */
  secret(bytes: number): string
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

export const cryptoIds = (now: () => Date): Ids => ({
  id: () =>
    Math.floor(now().getTime() / 1000)
      .toString(16)
      .padStart(8, '0') + randomBytes(8).toString('hex'),
  code: (length) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join(''),
  digits: (length) => Array.from({ length }, () => randomInt(10)).join(''),
  secret: (bytes) => randomBytes(bytes).toString('base64url'),
})
