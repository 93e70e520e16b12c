import type { Clock } from './clock.ts'

/** Remembers nonces for as long as a request that carries them could still be fresh. */
export function createNonceMemory(clock: Clock, windowMs: number) {
  const seen = new Map<string, number>()
  const forget = () => {
    for (const [nonce, at] of seen) if (!clock.isFresh(at, 2 * windowMs)) seen.delete(nonce)
  }
  /** False when the nonce was used before. */
  return (nonce: string): boolean => {
    if (seen.has(nonce)) return false
    seen.set(nonce, clock.now())
    if (seen.size % 1_000 === 0) forget()
    return true
  }
}
