import type { desk, Input } from '@anju/shared-types'
import { positionAfterMiss } from '../../domain/queue/order.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { actOnTicket } from './act-on-ticket.ts'
import type { DeskNeeds } from './desk-needs.ts'

/** The person came back after all: any clerk of the hall may put the number behind the next three. */
export const requeueTicket = (
  needs: DeskNeeds,
  { params }: Input<(typeof desk)['table']['requeue']>,
  caller: Staff,
  call: Call,
) =>
  actOnTicket(needs, params.id, caller, call, {
    async command(ticket, tx) {
      const waiting = await needs.tickets.waitingFor(ticket, ticket.service, tx.session)
      return { action: 'requeue', position: positionAfterMiss(waiting, ticket.orderSeq, tx.now) }
    },
  })
