import { type DeliveryState, isFinal } from './delivery-states.ts'

/** What became of one message over all channels that it went by. */
export type Reach = 'reached' | 'open' | 'unreached' | 'overtaken'

/** `unreached` only when every way has ended without carrying it. A message that may be on the phone counts as being there. */
export function reachOf(states: readonly DeliveryState[]): Reach {
  if (states.some((state) => state === 'delivered' || state === 'sent' || state === 'uncertain')) return 'reached'
  if (!states.every(isFinal)) return 'open'
  // Nobody need be looked for to hear what is no longer so.
  return states.includes('overtaken') ? 'overtaken' : 'unreached'
}

/** Ends of a delivery that carried nothing to anybody. */
export const failedStates: readonly DeliveryState[] = ['undelivered', 'unreachable', 'refused', 'expired']
