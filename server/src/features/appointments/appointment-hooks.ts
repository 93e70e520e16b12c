import { shanghaiDate } from '@anju/shared-types'
import type { ClientSession, Connection } from 'mongoose'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import { createSlotStore } from '../halls/slot-store.ts'
import { applyAction } from './apply-action.ts'
import { type Appointment, createAppointmentStore } from './appointment-store.ts'
import type { Mandate } from './mandates.ts'

/** What the queue needs of appointments, inside its own transactions. */
export interface AppointmentHooks {
  find(appointmentId: string, session?: ClientSession | null): Promise<Appointment | null>
  /** The confirmed appointment of today, the earliest one when no service is named. */
  findTodaysAppointment(
    accountId: string,
    hallId: string,
    service: string | undefined,
    now: Date,
  ): Promise<Appointment | undefined>
  /** The person, or who acts for them, came and got this ticket. Refuses TOO_EARLY, and STATE_MOVED when it is not a confirmed one of today. */
  arrive(tx: Tx, appointmentId: string, ticketId: string, mandate?: Mandate): Promise<Appointment>
  /** The service is done. Does nothing for an appointment that was completed before. */
  complete(tx: Tx, appointmentId: string): Promise<Appointment>
}

export function createAppointmentHooks(db: Connection): AppointmentHooks {
  const appointments = createAppointmentStore(db)
  const needs = { appointments, slots: createSlotStore(db) }
  const load = async (tx: Tx, id: string) => (await appointments.find(id, tx.session)) ?? refuse('NOT_FOUND')
  return {
    find: (id, session) => appointments.find(id, session),

    async findTodaysAppointment(accountId, hallId, service, now) {
      const today = await appointments.confirmedOn(accountId, hallId, shanghaiDate(now))
      return service ? today.find((appointment) => appointment.service === service) : today[0]
    },

    async arrive(tx, appointmentId, ticketId, mandate) {
      const appointment = await load(tx, appointmentId)
      return applyAction(needs, tx, appointment, 'arrive', {
        patch: { ticketId, nextReminderAt: undefined },
        data: { ticketId },
        by: mandate?.shown,
      })
    },

    async complete(tx, appointmentId) {
      const appointment = await load(tx, appointmentId)
      if (appointment.state === 'completed') return appointment
      return applyAction(needs, tx, appointment, 'complete')
    },
  }
}
