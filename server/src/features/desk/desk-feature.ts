import { desk } from '@anju/shared-types'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { Directory } from '../accounts/directory.ts'
import { decideAppeal } from '../appointments/decide-appeal.ts'
import { listAppeals } from '../appointments/list-appeals.ts'
import { createNeeds } from '../appointments/needs.ts'
import type { Waits } from '../halls/waits.ts'
import type { QueueCore } from '../queue/queue-core.ts'
import { addWalkIn } from './add-walk-in.ts'
import { callNext } from './call-next.ts'
import { checkInPerson } from './check-in-person.ts'
import { closeWindow } from './close-window.ts'
import { finishService } from './finish-service.ts'
import { missTicket } from './miss-ticket.ts'
import { openWindow } from './open-window.ts'
import { recallTicket } from './recall-ticket.ts'
import { requeueTicket } from './requeue-ticket.ts'
import { seeDesk } from './see-desk.ts'
import { startService } from './start-service.ts'
import { transferTicket } from './transfer-ticket.ts'

/** What clerks and supervisors do at their windows. */
export function createDeskFeature(
  parts: Parts,
  { core, directory, waits }: { core: QueueCore; directory: Directory; waits: Waits },
): Feature<typeof desk.table> {
  const needs = { ...core, directory }
  const appeals = { ...createNeeds(parts, waits), directory }
  return {
    name: 'desk',
    contract: desk,
    handlers: {
      desk: (_input, caller, call) => seeDesk(needs, caller, call.now),
      openWindow: (input, caller, call) => openWindow(needs, input, caller, call),
      closeWindow: (input, caller, call) => closeWindow(needs, input, caller, call),
      callNext: (input, caller, call) => callNext(needs, input, caller, call),
      recall: (input, caller, call) => recallTicket(needs, input, caller, call),
      start: (input, caller, call) => startService(needs, input, caller, call),
      finish: (input, caller, call) => finishService(needs, input, caller, call),
      miss: (input, caller, call) => missTicket(needs, input, caller, call),
      requeue: (input, caller, call) => requeueTicket(needs, input, caller, call),
      transfer: (input, caller, call) => transferTicket(needs, input, caller, call),
      checkIn: (input, caller, call) => checkInPerson(needs, input, caller, call),
      walkIn: (input, caller, call) => addWalkIn(needs, input, caller, call),
      appeals: (_input, { staff }, { now }) => listAppeals(appeals, staff.hallId, now),
      decideAppeal: ({ params, body }, caller, call) => decideAppeal(appeals, { id: params.id, ...body }, caller, call),
    },
  }
}
