/** One refresh token that is valid now, or was used up a moment ago. */
export interface TokenMark {
  hash: string
  at: Date
}

export interface RefreshFacts {
  /** Valid now; more than one after parallel refreshes. */
  live: readonly TokenMark[]
  /** Used up within the grace, newest last. */
  spent: readonly TokenMark[]
  device?: string
  refreshEndsAt: Date
  isEnded: boolean
}

export type RefreshDecision =
  | { kind: 'rotate'; live: TokenMark[]; spent: TokenMark[] }
  /** Used up long ago or from elsewhere: somebody has a copy. */
  | { kind: 'reused' }
  | { kind: 'ended' }

/**
 * How long a used-up token may be shown again by the same device. Two requests of one app may refresh at the same moment, and on
 * a train the reply is lost and the app asks again: both must not throw a person out. A thief would need the token *and* the
 * device's own id within this minute, and would then hold a token that its next use reveals.
 */
export const GRACE_MS = 60_000
/** More refreshes than this within the grace are not an app of ours. */
const MOST_AT_ONCE = 3
/** Tokens that were given out and never shown are forgotten, the oldest first. */
const MOST_LIVE = 5

/** What happens to a family of refresh tokens when `hash` (of a genuine token) is shown. `fresh` becomes valid. */
export function decideRefresh(
  facts: RefreshFacts,
  hash: string,
  { device, now, fresh }: { device: string | undefined; now: Date; fresh: string },
): RefreshDecision {
  if (facts.isEnded || facts.refreshEndsAt <= now) return { kind: 'ended' }
  const spent = facts.spent.filter(({ at }) => now.getTime() - at.getTime() <= GRACE_MS)
  const added = { hash: fresh, at: now }

  if (facts.live.some((mark) => mark.hash === hash)) {
    const left = facts.live.filter((mark) => mark.hash !== hash)
    return { kind: 'rotate', live: [...left, added].slice(-MOST_LIVE), spent: [...spent, { hash, at: now }] }
  }
  const isSameDevice = device !== undefined && device === facts.device
  const isInGrace = spent.some((mark) => mark.hash === hash)
  const recent = facts.live.filter(({ at }) => now.getTime() - at.getTime() <= GRACE_MS).length
  if (isInGrace && isSameDevice && recent < MOST_AT_ONCE) {
    return { kind: 'rotate', live: [...facts.live, added].slice(-MOST_LIVE), spent }
  }
  return { kind: 'reused' }
}
