import { createHmac, timingSafeEqual } from 'node:crypto'

/** The code on the hall's screen changes every minute and is accepted for two more, so that nobody has to hurry. */
const MINUTE_MS = 60_000
const EXTRA_MINUTES = 2

/** The kind is signed too: the code that a citizen shows is made with the same key and must never pass for a hall's. */
const sign = (key: string, hallId: string, minute: string) =>
  createHmac('sha256', key).update(`hall-code.v1.${hallId}.${minute}`).digest('base64url')

/** `H1.<hall>.<minute in base 36>.<signature>`, for the minute that `now` lies in; `expiresAt` is when the screen shows the next one. */
export function makeHallCode(key: string, hallId: string, now: Date): { code: string; expiresAt: Date } {
  const minute = Math.floor(now.getTime() / MINUTE_MS)
  const text = minute.toString(36)
  return {
    code: `H1.${hallId}.${text}.${sign(key, hallId, text)}`,
    expiresAt: new Date((minute + 1) * MINUTE_MS),
  }
}

export type ReadHallCode = { hallId: string } | { refused: 'HALL_CODE_INVALID' | 'HALL_CODE_EXPIRED' }

/** The hall that a scanned code stands for. Of an old code one learns that it is old only if it was genuine. */
export function readHallCode(key: string, code: string, now: Date): ReadHallCode {
  const [kind, hallId, text, signature, ...rest] = code.split('.')
  if (kind !== 'H1' || !hallId || !text || !signature || rest.length) return { refused: 'HALL_CODE_INVALID' }
  const expected = Buffer.from(sign(key, hallId, text))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { refused: 'HALL_CODE_INVALID' }
  const age = Math.floor(now.getTime() / MINUTE_MS) - Number.parseInt(text, 36)
  // One minute ahead is another api process whose clock is a little fast.
  if (age < -1) return { refused: 'HALL_CODE_INVALID' }
  return age > EXTRA_MINUTES ? { refused: 'HALL_CODE_EXPIRED' } : { hallId }
}
