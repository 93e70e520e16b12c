import type { desk, Input } from '@anju/shared-types'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { servicesOf } from '../halls/hall-store.ts'
import { actOnTicket } from './act-on-ticket.ts'
import type { DeskNeeds } from './desk-needs.ts'

/** Sends the person on to the windows of another service of this hall, with their old position in the order. */
export async function transferTicket(
  needs: DeskNeeds,
  { params, body }: Input<(typeof desk)['table']['transfer']>,
  caller: Staff,
  call: Call,
) {
  try {
    return await actOnTicket(needs, params.id, caller, call, {
      async command(ticket, tx) {
        const { halls, services } = await needs.halls.catalogue()
        const hall = halls.get(ticket.hallId) ?? refuse('NOT_FOUND')
        if (!servicesOf(hall, services).some(({ _id }) => _id === body.service)) return refuse('SERVICE_NOT_HERE')
        const second =
          ticket.accountId && body.service !== ticket.service
            ? await needs.tickets.activeOfPerson(ticket, ticket.accountId, body.service, tx.session)
            : undefined
        if (second) return refuse('ALREADY_IN_QUEUE', { text: `此人在这项业务上已有号 ${second.number}。` })
        const fromServiceName = services.get(ticket.service)?.plainName ?? ticket.service
        return { action: 'transfer', service: body.service, fromServiceName }
      },
    })
  } catch (error) {
    // The person took a number for that service at this very moment.
    if (isDuplicateKey(error)) return refuse('ALREADY_IN_QUEUE')
    throw error
  }
}
