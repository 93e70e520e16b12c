import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { FeeEstimate, FeeEstimateRequest, PlainDate } from '@anju/shared-types'

/** What a quote says and its signature covers. */
export interface QuoteText {
  issuedOn: PlainDate
  validUntil: PlainDate
  request: FeeEstimateRequest
  estimate: FeeEstimate
}

const ID_LENGTH = 22

/** The number of a quote follows from its content: the same question on the same day is the same quote. */
export const quoteId = (text: string): string =>
  `Q${createHash('sha256').update(text).digest('base64url').slice(0, ID_LENGTH)}`

const sign = (key: string, id: string, text: string) =>
  createHmac('sha256', key).update(`fee-quote.v1.${id}.${text}`).digest('base64url')

/** Signed with the newest key. */
export const signQuote = (keys: readonly string[], id: string, text: string): string => sign(keys[0] ?? '', id, text)

/** Whether one of our keys, old ones included, made this signature over this text. */
export function isGenuine(keys: readonly string[], id: string, text: string, signature: string): boolean {
  const given = Buffer.from(signature)
  return keys.some((key) => {
    const expected = Buffer.from(sign(key, id, text))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
