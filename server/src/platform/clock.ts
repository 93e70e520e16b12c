/** Time is an argument (D8): only wiring.ts makes the real one; tests pass one they can turn. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
