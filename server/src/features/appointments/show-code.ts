import { createHmac, timingSafeEqual } from 'node:crypto'

/** A shown code lives this long; a screenshot of it is worth nothing afterwards. */
const SHOW_CODE_SECONDS = 60

/** Whose appointment, and which agent shows it for them. */
export interface Shown {
  appointmentId: string
  /** Account of the agent. */
  by?: string
}

/** The kind is signed too: the hall's own code is made with the same key and must never pass for a person's. */
const sign = (key: string, { appointmentId, by = '' }: Shown, endsAt: string) =>
  createHmac('sha256', key)
    .update(['show-code.v1', appointmentId, endsAt, ...(by ? [by] : [])].join('.'))
    .digest('base64url')

/** The code a citizen shows at the desk: `A1.<appointment>.<end, seconds in base 36>.<signature>`, of an agent with `.<account>` behind it. */
export function makeShowCode(key: string, shown: Shown, now: Date): { code: string; expiresAt: Date } {
  const endsAt = Math.floor(now.getTime() / 1000) + SHOW_CODE_SECONDS
  const end = endsAt.toString(36)
  return {
    code: ['A1', shown.appointmentId, end, sign(key, shown, end), ...(shown.by ? [shown.by] : [])].join('.'),
    expiresAt: new Date(endsAt * 1000),
  }
}

/** The appointment a shown code stands for; undefined when it is forged, altered or over. */
export function readShowCode(key: string, code: string, now: Date): Shown | undefined {
  const [kind, appointmentId, end, signature, by, ...rest] = code.split('.')
  if (kind !== 'A1' || !appointmentId || !end || !signature || by === '' || rest.length) return undefined
  const shown = { appointmentId, ...(by && { by }) }
  const expected = Buffer.from(sign(key, shown, end))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  const endsAt = Number.parseInt(end, 36) * 1000
  return now.getTime() < endsAt ? shown : undefined
}
