import { queue } from '@anju/shared-types'
import type { Handlers } from '../../platform/http/bind-contract.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { Notifier } from '../notices/notifier.ts'
import { checkIn } from './check-in.ts'
import { endDay } from './end-day.ts'
import { leaveQueue } from './leave-queue.ts'
import { myTickets } from './my-tickets.ts'
import type { QueueCore } from './queue-core.ts'
import { followTicket, seeTicket } from './see-ticket.ts'
import { tellCalled } from './tell-called.ts'

const END_DAY_EVERY_SECONDS = 300

/** Numbers for citizens: check-in, position, leaving (E19, E20). */
export function createQueueFeature(
  parts: Parts,
  { core, notifier }: { core: QueueCore; notifier: Notifier },
): Feature<typeof queue.table> {
  const handlers: Handlers<typeof queue.table> = {
    checkIn: (input, caller, call) => checkIn(core, input, caller, call),
    mine: (_input, caller, call) => myTickets(core, caller, call),
    ticket: (input, caller) => seeTicket(core, input, caller),
    follow: (input, caller) => followTicket(core, input, caller),
    leave: (input, caller, call) => leaveQueue(core, input, caller, call),
  }
  return {
    name: 'queue',
    contract: queue,
    handlers,
    on: { 'ticket.called': (row) => tellCalled({ ...core, notifier }, row) },
    every: [
      {
        name: 'end-day',
        seconds: END_DAY_EVERY_SECONDS,
        run: async () => {
          const ended = await endDay(core)
          if (ended) parts.log.info({ ended }, 'tickets of earlier days ended')
        },
      },
    ],
  }
}
