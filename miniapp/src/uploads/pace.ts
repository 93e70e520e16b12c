/** How much goes into one call: about this long on the network at hand, so that a cut costs seconds and a fast network few calls. */
const TARGET_MS = 8_000
const MOST_PARTS = 16

export interface Pace {
  partsACall(partBytes: number): number
  /** What one call has carried in which time. */
  measured(bytes: number, ms: number): void
}

/** Begins carefully with one part and follows what the last calls took; a slow one counts at once, a fast one by halves. */
export function createPace(): Pace {
  let bytesPerMs: number | undefined
  return {
    partsACall(partBytes) {
      if (bytesPerMs === undefined) return 1
      return Math.max(1, Math.min(MOST_PARTS, Math.floor((bytesPerMs * TARGET_MS) / partBytes)))
    },
    measured(bytes, ms) {
      const now = bytes / Math.max(1, ms)
      bytesPerMs = bytesPerMs === undefined || now < bytesPerMs ? now : (bytesPerMs + now) / 2
    },
  }
}
