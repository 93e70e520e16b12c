import { call } from '../../../api/client.ts'
import type { Intent } from '../../../api/intent.ts'
import type { Answer } from '../../../api/routes.ts'

interface Wanted {
  slotId: string
  /** The appointment that moves to it. */
  move?: string
  /** For somebody who has delegated booking. */
  delegationId?: string
}

/** Holds a place, or moves an appointment to it. One intent a slot: a second tap or a resend does it once. */
export async function holdOrMove(wanted: Wanted, intent: Intent): Promise<Answer<'appointments.hold'>> {
  const { slotId, move, delegationId } = wanted
  const key = intent.keyFor(wanted)
  const body = { slotId, ...(delegationId && { delegationId }) }
  const answer = move
    ? await call('appointments.move', { params: { id: move }, body: { slotId } }, { key })
    : await call('appointments.hold', { body }, { key })
  intent.settle(answer)
  return answer
}
