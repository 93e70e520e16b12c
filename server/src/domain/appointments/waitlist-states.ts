import type { WaitlistState } from '@anju/shared-types'
import { MOST_UNANSWERED } from './waitlist.ts'

type WaitlistAction = 'offer' | 'accept' | 'decline' | 'miss' | 'missLast' | 'leave' | 'lapse' | 'book'

export type WaitlistEvent =
  | 'waitlist.offered'
  | 'waitlist.taken'
  | 'waitlist.declined'
  | 'waitlist.unanswered'
  | 'waitlist.left'
  | 'waitlist.lapsed'
  | 'waitlist.booked'

interface Edge {
  to: WaitlistState
  event: WaitlistEvent
  /** What the person reads in the history of the entry. */
  text: string
}

/** The whole life of an entry of the waitlist (D4). Leaving any way but by accepting gives an open offer back. */
export const waitlistTransitions = {
  waiting: {
    offer: { to: 'offered', event: 'waitlist.offered', text: '有名额了，为您保留 15 分钟' },
    leave: { to: 'left', event: 'waitlist.left', text: '退出候补' },
    lapse: { to: 'lapsed', event: 'waitlist.lapsed', text: '候补的日子过完了' },
    book: { to: 'booked', event: 'waitlist.booked', text: '您自己约到了，候补结束' },
  },
  offered: {
    accept: { to: 'booked', event: 'waitlist.taken', text: '要了这个名额，候补结束' },
    decline: { to: 'waiting', event: 'waitlist.declined', text: '不要这个名额，给了下一位；您的次序不变' },
    miss: { to: 'waiting', event: 'waitlist.unanswered', text: '15 分钟内没有答复，名额给了下一位；您的次序不变' },
    missLast: { to: 'lapsed', event: 'waitlist.lapsed', text: '连续两次没有答复，候补结束' },
    leave: { to: 'left', event: 'waitlist.left', text: '退出候补，名额给了下一位' },
    lapse: { to: 'lapsed', event: 'waitlist.lapsed', text: '候补的日子过完了' },
    book: { to: 'booked', event: 'waitlist.booked', text: '您自己约到了，候补结束' },
  },
  booked: {},
  left: {},
  lapsed: {},
} as const satisfies Record<WaitlistState, Partial<Record<WaitlistAction, Edge>>>

export type { WaitlistAction }

export const waitlistEdge = (state: WaitlistState, action: WaitlistAction): Edge | undefined =>
  (waitlistTransitions as Record<WaitlistState, Partial<Record<WaitlistAction, Edge>>>)[state][action]

/** Still in line: one such entry a person and service. */
export const isInLine = (state: WaitlistState): boolean => state === 'waiting' || state === 'offered'

/** Which way an offer ends that nobody answered. */
export const missedHow = (unansweredBefore: number): 'miss' | 'missLast' =>
  unansweredBefore + 1 >= MOST_UNANSWERED ? 'missLast' : 'miss'
