import type { SendOutcome } from './send-outcome.ts'

/**
 * What the last sends over one provider came to. Every number fades by half in each `HALF_LIFE_MS`, so an old failure weighs nothing and a
 * provider that is asked no more is thought well of again by and by: that is how it gets its next try.
 */
export interface ProviderHealth {
  asked: number
  /** Those that did not go out, and, `SILENCE_WEIGHS` times each, those without an answer. */
  trouble: number
  at: number
}

/** Ours: half a minute of failures is noticed, two minutes of rest are forgotten. */
const HALF_LIFE_MS = 30_000
/** An unknown provider is taken to have done this many sends well: one failure in a quiet hour is not a verdict for long. */
const GOOD_FAITH = 2
/** A message without an answer waits two minutes for its receipt; one that is refused is with the next provider at once. */
const SILENCE_WEIGHS = 3
/** The order of the configuration (price, contract) holds until somebody further back is better by as much. */
const MARGIN = 0.15

const weights: Record<SendOutcome['kind'], number | undefined> = {
  sent: 0,
  later: 1,
  // Keys, balance, a template that was withdrawn: this provider takes nothing like it until somebody looks.
  refused: 1,
  unknown: SILENCE_WEIGHS,
  // About the phone, not about who carries the message.
  limited: undefined,
  unreachable: undefined,
}

/** @param at Milliseconds. */
export function afterSend(
  health: ProviderHealth | undefined,
  kind: SendOutcome['kind'],
  at: number,
): ProviderHealth | undefined {
  const weight = weights[kind]
  if (weight === undefined) return health
  const left = health ? fadeOf(health, at) : 0
  return { asked: (health?.asked ?? 0) * left + 1, trouble: (health?.trouble ?? 0) * left + weight, at }
}

/** How much trouble a send over it is expected to be: 0 none, 1 a failure, more when it is silent. */
export function expectedTrouble(health: ProviderHealth | undefined, at: number): number {
  if (!health) return 0
  const left = fadeOf(health, at)
  return (health.trouble * left) / (health.asked * left + GOOD_FAITH)
}

/** The order of the configuration, but whoever is clearly better comes before whom it beats. */
export function orderByHealth(
  providers: readonly string[],
  healthOf: (provider: string) => ProviderHealth | undefined,
  at: number,
): string[] {
  const trouble = new Map(providers.map((name) => [name, expectedTrouble(healthOf(name), at)]))
  const ordered: string[] = []
  for (const name of providers) {
    const isBetterThan = (other: string) => trouble.get(name)! + MARGIN < trouble.get(other)!
    const place = ordered.findIndex(isBetterThan)
    ordered.splice(place < 0 ? ordered.length : place, 0, name)
  }
  return ordered
}

const fadeOf = ({ at: then }: ProviderHealth, at: number) => 0.5 ** (Math.max(0, at - then) / HALF_LIFE_MS)
