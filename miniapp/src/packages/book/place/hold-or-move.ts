import { call } from '../../../api/client.ts'
import type { Intent } from '../../../api/intent.ts'
import type { Answer } from '../../../api/routes.ts'

/** Holds a place, or moves the appointment `move` to it. One intent a slot: a second tap or a resend does it once. */
export async function holdOrMove(
  slotId: string,
  move: string | undefined,
  intent: Intent,
): Promise<Answer<'appointments.hold'>> {
  const key = intent.keyFor({ slotId, move })
  const answer = move
    ? await call('appointments.move', { params: { id: move }, body: { slotId } }, { key })
    : await call('appointments.hold', { body: { slotId } }, { key })
  intent.settle(answer)
  return answer
}
