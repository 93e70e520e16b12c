import { createHmac, timingSafeEqual } from 'node:crypto'

/** A shown code lives this long; a screenshot of it is worth nothing afterwards. */
const SHOW_CODE_SECONDS = 60

/** The kind is signed too: the hall's own code is made with the same key and must never pass for a person's. */
const sign = (key: string, appointmentId: string, endsAt: string) =>
  createHmac('sha256', key).update(`show-code.v1.${appointmentId}.${endsAt}`).digest('base64url')

/** The code a citizen shows at the desk: `A1.<appointment>.<end, seconds in base 36>.<signature>`. */
export function makeShowCode(key: string, appointmentId: string, now: Date): { code: string; expiresAt: Date } {
  const endsAt = Math.floor(now.getTime() / 1000) + SHOW_CODE_SECONDS
  const end = endsAt.toString(36)
  return {
    code: `A1.${appointmentId}.${end}.${sign(key, appointmentId, end)}`,
    expiresAt: new Date(endsAt * 1000),
  }
}

/** The appointment a shown code stands for; undefined when it is forged, altered or over. */
export function readShowCode(key: string, code: string, now: Date): { appointmentId: string } | undefined {
  const [kind, appointmentId, end, signature, ...rest] = code.split('.')
  if (kind !== 'A1' || !appointmentId || !end || !signature || rest.length) return undefined
  const expected = Buffer.from(sign(key, appointmentId, end))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const endsAt = Number.parseInt(end, 36) * 1000
  return now.getTime() < endsAt ? { appointmentId } : undefined
}
