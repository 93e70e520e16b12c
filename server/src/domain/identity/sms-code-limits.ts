/** How often codes may be sent: the gap between two, and how many in an hour and a day (rolling). */
export interface SendLimits {
  gapSeconds: number
  perHour: number
  perDay: number
}

/** Stricter than both SMS clouds' own limits, so that ours is the one a person meets, with its own words. */
export const phoneLimits: SendLimits = { gapSeconds: 60, perHour: 5, perDay: 10 }
/** A family, or a guide in a hall who helps people log in, shares one device: no gap, and room for more than one phone. */
export const deviceLimits: SendLimits = { gapSeconds: 0, perHour: 10, perDay: 30 }

export type MaySend = { ok: true } | { ok: false; why: 'too-soon' | 'limit'; retryAfterSeconds: number }

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** `sentAt` are the moments of earlier codes, in any order. */
export function maySendCode(sentAt: readonly Date[], now: Date, limits: SendLimits): MaySend {
  const ages = sentAt.map((at) => now.getTime() - at.getTime()).sort((a, b) => a - b)
  const newest = ages[0]
  if (newest !== undefined && newest < limits.gapSeconds * 1000) {
    return { ok: false, why: 'too-soon', retryAfterSeconds: seconds(limits.gapSeconds * 1000 - newest) }
  }
  for (const [windowMs, most] of [
    [DAY_MS, limits.perDay],
    [HOUR_MS, limits.perHour],
  ] as const) {
    // Free again when the oldest of the newest `most` leaves the window.
    const oldest = ages[most - 1]
    if (oldest !== undefined && oldest < windowMs) {
      return { ok: false, why: 'limit', retryAfterSeconds: seconds(windowMs - oldest) }
    }
  }
  return { ok: true }
}

/** What is worth remembering of the past: one day. */
export const withinADay = (sentAt: readonly Date[], now: Date): Date[] =>
  sentAt.filter((at) => now.getTime() - at.getTime() < DAY_MS)

const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000))
