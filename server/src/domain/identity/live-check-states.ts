import type { LiveCheckState } from '@anju/shared-types'

export const liveCheckActions = ['pass', 'fail', 'cancel', 'lapse', 'use'] as const
export type LiveCheckAction = (typeof liveCheckActions)[number]

export type LiveCheckEvent =
  | 'live-check.passed'
  | 'live-check.failed'
  | 'live-check.cancelled'
  | 'live-check.lapsed'
  | 'live-check.used'

interface Edge {
  to: LiveCheckState
  event: LiveCheckEvent
}

/** The whole life of a live check (D4). A passed one is used once, for the act that it was made for, or it lapses. */
export const liveCheckTransitions = {
  open: {
    pass: { to: 'passed', event: 'live-check.passed' },
    fail: { to: 'failed', event: 'live-check.failed' },
    cancel: { to: 'cancelled', event: 'live-check.cancelled' },
    lapse: { to: 'lapsed', event: 'live-check.lapsed' },
  },
  passed: {
    use: { to: 'used', event: 'live-check.used' },
    cancel: { to: 'cancelled', event: 'live-check.cancelled' },
    lapse: { to: 'lapsed', event: 'live-check.lapsed' },
  },
  used: {},
  failed: {},
  lapsed: {},
  cancelled: {},
} as const satisfies Record<LiveCheckState, Partial<Record<LiveCheckAction, Edge>>>

export const liveCheckEdge = (state: LiveCheckState, action: LiveCheckAction): Edge | undefined =>
  (liveCheckTransitions as Record<LiveCheckState, Partial<Record<LiveCheckAction, Edge>>>)[state][action]
