import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import type { SlotStore, Taking } from '../halls/slot-store.ts'
import type { SlotWatch } from './slot-watch.ts'

/** Takes a place or refuses PLACE_TAKEN. First in its transaction: a loser has then written nothing that must be undone. */
export async function takePlace(
  { slots, watch }: { slots: SlotStore; watch: SlotWatch },
  tx: Tx,
  { slotId, appointmentId, as }: { slotId: string; appointmentId: string; as: Taking },
  waiting: { foundFull(): boolean },
): Promise<void> {
  if (waiting.foundFull()) return refuse('PLACE_TAKEN')
  if (await slots.take(tx.session, slotId, appointmentId, as, tx.now)) return
  watch.markFull(slotId)
  return refuse('PLACE_TAKEN')
}
