import type { PayLinkState } from '@anju/shared-types'

/** How long a family member far away has: two nights. */
export const PAY_LINK_HOURS = 48

/** Whoever scans it stands at the window: long enough to find the glasses, too short for a photo of it to be of use tomorrow. */
export const WINDOW_CODE_MINUTES = 30

export interface PayLinkFacts {
  until: Date
  withdrawnAt?: Date
}

/**
 * What became of a code that lets somebody else pay. Worked out each time: nothing has to run for it to end. It is used once it has paid,
 * void when the bill was paid in another way or is another sum by now.
 */
export function payLinkState(
  { until, withdrawnAt }: PayLinkFacts,
  facts: { hasPaid: boolean; isDue: boolean; isSameSum: boolean },
  now: Date,
): PayLinkState {
  if (facts.hasPaid) return 'used'
  if (withdrawnAt) return 'withdrawn'
  if (!facts.isDue || !facts.isSameSum) return 'void'
  return now < until ? 'open' : 'expired'
}
