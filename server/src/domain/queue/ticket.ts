import type { PlainDate, TicketState } from '@anju/shared-types'
import type { Position } from './order.ts'
import type { TicketAction } from './ticket-states.ts'

/** One line of a ticket's history; `by` is a staff number, `citizen` or `system`. */
export interface TicketStep {
  at: Date
  action: TicketAction | 'take'
  from?: TicketState
  to: TicketState
  by: string
  windowNo?: string
  service?: string
}

/** A number in the queue of one hall and day. */
export interface Ticket extends Position {
  id: string
  version: number
  hallId: string
  date: PlainDate
  /** `A012`; unique in the hall's day. */
  number: string
  state: TicketState
  /** What the person waits for now; a transfer changes it. */
  service: string
  /** What the ticket was taken for; the estimate given then is measured against this. */
  takenFor: string
  takenAt: Date
  /** When this person's wait began for the hall: the slot's start for those who came before it. Never changes. */
  dueAt: Date
  /** Absent for people without a phone. */
  accountId?: string
  /** Encrypted; only for people without an account. */
  sealedName?: string
  appointmentId?: string
  /** Who took it for the person, under which delegation. */
  madeBy?: { accountId: string; delegationId: string; shown: string }
  needs: string[]
  remark: string
  /** The window that called last. */
  windowNo?: string
  /** The clerk who called last. */
  calledBy?: string
  calledAt?: Date
  firstCalledAt?: Date
  startedAt?: Date
  endedAt?: Date
  /** Ended by the clock, not by a clerk: its duration says nothing. */
  endedByClock?: boolean
  recalls: number
  /** The estimate that was shown when the ticket was taken; absent when no window was open. */
  quoted?: { lowMinutes: number; highMinutes: number; expectedMinutes: number }
  history: TicketStep[]
}
