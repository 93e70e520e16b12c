import type { TicketState } from '@anju/shared-types'
import { edgeOf, type TicketAction } from './ticket-states.ts'

const clerkAtOwnWindow = ['recall', 'start', 'finish', 'miss', 'transfer'] as const satisfies readonly TicketAction[]

/** What the person who holds the ticket may do now. */
export const citizenTicketActions = (state: TicketState): TicketAction[] => (edgeOf(state, 'leave') ? ['leave'] : [])

/** What a clerk may do with a ticket of their hall: a called or served one only at their own window. */
export function clerkTicketActions(state: TicketState, atOwnWindow: boolean): TicketAction[] {
  if (state === 'missed') return ['requeue']
  return atOwnWindow ? clerkAtOwnWindow.filter((action) => edgeOf(state, action)) : []
}
