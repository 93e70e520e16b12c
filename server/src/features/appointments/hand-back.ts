import { systemCall } from '../../platform/http/call.ts'
import type { OutboxRow } from '../../platform/outbox/outbox-store.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { applyAction } from './apply-action.ts'
import type { AppointmentNeeds } from './needs.ts'

type Needs = Pick<AppointmentNeeds, 'appointments' | 'slots' | 'transact' | 'clock' | 'ids'>

/**
 * A delegation has ended. The agent is out already, at that very moment; what they made for the person is the person's: a place that is
 * only held goes back, one that is booked stays, and the person is asked whether they want it. Saying nothing costs them nothing: the
 * place stays, and not coming then does not count (mark-missed).
 */
export async function handBack(needs: Needs, row: OutboxRow): Promise<void> {
  const now = needs.clock.now()
  for (const id of await needs.appointments.activeUnder(row.subject.id)) {
    try {
      await needs.transact(systemCall('hand-back', { now, ids: needs.ids }), async (tx) => {
        const appointment = await needs.appointments.find(id, tx.session)
        if (!appointment?.madeBy) return
        if (appointment.state === 'held') {
          await applyAction(needs, tx, appointment, 'release', { text: '委托已结束，代办人占的名额放回' })
          return
        }
        await applyAction(needs, tx, appointment, 'handBack', {
          patch: { madeBy: { ...appointment.madeBy, endedAt: now } },
        })
      })
    } catch (error) {
      // Its person came, moved or cancelled it in this moment, the hold ran out, or this event is worked on a second time.
      if (!isRefusal(error, 'STATE_MOVED') && !isRefusal(error, 'HOLD_ENDED')) throw error
    }
  }
}
