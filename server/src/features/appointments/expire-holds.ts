import { systemCall } from '../../platform/http/call.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { applyAction } from './apply-action.ts'
import type { AppointmentNeeds } from './needs.ts'

type Needs = Pick<AppointmentNeeds, 'appointments' | 'slots' | 'transact' | 'clock' | 'ids'>

const AT_A_TIME = 2000

/**
 * Tidies holds that have run out: the appointment ends as expired and its place is free also in the books. Nothing waits for
 * this: a hold that ran out counts as free from its last second on.
 */
export async function expireHolds({ appointments, transact, clock, ids, slots }: Needs): Promise<void> {
  const now = clock.now()
  for (const id of await appointments.heldUntil(now, AT_A_TIME)) {
    try {
      await transact(systemCall('expire-holds', { now, ids }), async (tx) => {
        const appointment = await appointments.find(id, tx.session)
        if (appointment) await applyAction({ appointments, slots }, tx, appointment, 'expire')
      })
    } catch (error) {
      // The person, or another worker, was faster.
      if (!isRefusal(error, 'STATE_MOVED')) throw error
    }
  }
}
