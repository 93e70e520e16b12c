import type { DeliveryChannel, DeliveryState } from './delivery-states.ts'
import type { SendOutcome } from './send-outcome.ts'

/** What the rule needs to know of a delivery. */
export interface DeliveryFacts {
  channel: DeliveryChannel
  /** Attempts made, the present one included. */
  attempts: number
  /** Providers (or the platform) that were asked in this round, the present one last. */
  tried: readonly string[]
  /** All there are for this channel, in the order in which they are asked. */
  providers: readonly string[]
  /** An earlier attempt had no answer. */
  wasUncertain: boolean
  /** After this the message would mislead: a call to a window an hour late. */
  expiresAt: Date
}

export interface DeliveryStep {
  state: DeliveryState
  /** When to act again; absent in states that wait for nobody. */
  nextAt?: Date
  /** Providers asked in the round that goes on; empty begins a new one. */
  tried: readonly string[]
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
/**
 * Pauses after the first, second ... round in which nobody took the message; then the last one again and again. Only its time ends a message:
 * a provider that is down for hours delays, it loses nothing.
 */
export const retryPausesMs: Record<DeliveryChannel, readonly number[]> = {
  // The first is for the one request in a few that fails at a provider that is well.
  sms: [3 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE],
  wechat: [3 * SECOND, 10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE],
  alipay: [3 * SECOND, 10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE],
}
/** How long a receipt may clear up what became of a message that got no answer. */
export const UNCERTAIN_WAIT_MS = 2 * MINUTE

/** What follows from the outcome of one attempt. */
export function decideDelivery(delivery: DeliveryFacts, outcome: SendOutcome, now: Date): DeliveryStep {
  const { tried, wasUncertain } = delivery
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', tried }
    case 'unknown':
      return { state: 'uncertain', nextAt: later(now, UNCERTAIN_WAIT_MS), tried }
    case 'unreachable':
      // The right to one message may have been spent by the attempt that got no answer.
      return { state: wasUncertain && delivery.channel !== 'sms' ? 'uncertain' : 'unreachable', tried }
    case 'limited':
    case 'later':
      return nextProvider(delivery, now) ?? nextRound(delivery, now)
    case 'refused':
      return nextProvider(delivery, now) ?? { state: 'refused', tried }
  }
}

/** No receipt came for a message without an answer: ask the next provider, rather twice than not at all. */
export function decideUncertain(delivery: DeliveryFacts, now: Date): DeliveryStep {
  return nextProvider(delivery, now) ?? nextRound(delivery, now)
}

function nextProvider({ providers, tried, expiresAt }: DeliveryFacts, now: Date): DeliveryStep | undefined {
  if (now >= expiresAt) return { state: 'expired', tried }
  const isLeft = providers.some((provider) => !tried.includes(provider))
  return isLeft ? { state: 'queued', nextAt: now, tried } : undefined
}

function nextRound({ channel, attempts, providers, tried, expiresAt }: DeliveryFacts, now: Date): DeliveryStep {
  const round = Math.max(1, Math.ceil(attempts / providers.length))
  const pauses = retryPausesMs[channel]
  const nextAt = later(now, pauses[Math.min(round, pauses.length) - 1]!)
  if (nextAt >= expiresAt) return { state: 'expired', tried }
  return { state: 'queued', nextAt, tried: [] }
}

/** Whom to ask now: the first in order that was not asked in this round. */
export const chooseProvider = (inOrder: readonly string[], tried: readonly string[]): string | undefined =>
  inOrder.find((provider) => !tried.includes(provider))

const later = (now: Date, ms: number) => new Date(now.getTime() + ms)
