import { coalesce } from '../../platform/db/coalesce.ts'
import type { Slot, SlotStore } from '../halls/slot-store.ts'

/**
 * Keeps a rush cheap without deciding anything: requests that arrive together share one read of their slots, and one that
 * stood in line while its slot was found full need not ask the database again.
 */
export interface SlotWatch {
  read(slotId: string): Promise<Slot | undefined>
  /** To be called when a request begins to wait for a slot; the answer says later whether it was found full since. */
  wait(slotId: string): { foundFull(): boolean }
  markFull(slotId: string): void
}

/** More slots than any city has open at once; beyond it the marks begin anew, which costs some needless asking. */
const MOST_MARKS = 20_000

export function createSlotWatch(slots: Pick<SlotStore, 'find'>): SlotWatch {
  const marks = new Map<string, number>()
  let turn = 0
  return {
    read: coalesce(async (ids) => new Map((await slots.find(ids)).map((slot) => [slot._id, slot]))),
    wait: (slotId) => {
      const began = ++turn
      return { foundFull: () => (marks.get(slotId) ?? 0) > began }
    },
    markFull: (slotId) => {
      if (marks.size >= MOST_MARKS) marks.clear()
      marks.set(slotId, ++turn)
    },
  }
}
