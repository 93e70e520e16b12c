import type { desk, Input } from '@anju/shared-types'
import type { Call, Staff } from '../../platform/http/call.ts'
import { byOf } from '../queue/apply-ticket.ts'
import { takeTicket } from '../queue/take-ticket.ts'
import type { DeskNeeds } from './desk-needs.ts'
import { deskTicketView, namesFor } from './desk-view.ts'

/** A number for a person without a phone. The name is for calling out; it is kept encrypted and shown masked. */
export async function addWalkIn(
  needs: DeskNeeds,
  { body }: Input<(typeof desk)['table']['walkIn']>,
  { staff }: Staff,
  call: Call,
) {
  const { hallId } = staff
  const ticket = await needs.transact(
    call,
    async (tx) => {
      const sealedName = needs.cipher.seal(body.name.normalize('NFC'))
      const taken = await takeTicket(needs, tx, { hallId, service: body.service, sealedName, by: byOf(call.actor) })
      return taken.ticket
    },
    { line: `hall:${hallId}` },
  )
  needs.watch.changed(hallId)
  const nameOf = await namesFor(needs, [ticket])
  return deskTicketView(ticket, await needs.watch.read(hallId), { name: nameOf(ticket), now: call.now })
}
