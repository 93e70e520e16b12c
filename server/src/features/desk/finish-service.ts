import type { desk, Input } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import { actOnTicket } from './act-on-ticket.ts'
import type { DeskNeeds } from './desk-needs.ts'

/** The service is done; the appointment it came from is completed in the same transaction. */
export const finishService = (
  needs: DeskNeeds,
  { params }: Input<(typeof desk)['table']['finish']>,
  caller: Staff,
  call: Call,
) =>
  actOnTicket(needs, params.id, caller, call, {
    command: () => ({ action: 'finish' }),
    async after({ appointmentId }, tx) {
      if (appointmentId) await needs.appointments.complete(tx, appointmentId)
    },
  })
