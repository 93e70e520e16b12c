import type { Connection } from 'mongoose'
import { servedBy } from '../../domain/queue/served-by.ts'
import { createTicketStore } from './ticket-store.ts'

/** Who served somebody that came with this appointment. */
export function createServedBy(db: Connection) {
  const tickets = createTicketStore(db)
  return async (accountId: string, appointmentId: string): Promise<string[]> => [
    ...new Set((await tickets.ofAppointment(accountId, appointmentId)).flatMap(servedBy)),
  ]
}
