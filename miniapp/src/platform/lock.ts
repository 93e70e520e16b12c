import type { WithLock } from './types.ts'

/** A mini-program runs once; its own single flight is enough. */
export const withLock: WithLock = (_name, work) => work()
