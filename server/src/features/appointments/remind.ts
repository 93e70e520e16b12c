import { nextReminder } from '../../domain/appointments/reminders.ts'
import { systemCall } from '../../platform/http/call.ts'
import type { AppointmentNeeds } from './needs.ts'

type Needs = Pick<AppointmentNeeds, 'appointments' | 'transact' | 'clock' | 'ids'>

const AT_A_TIME = 2000

/**
 * Records one event for each reminder that is due (E17). Moving on to the next reminder and recording are one write that filters
 * on the reminder it read, so each is recorded once. A reminder that comes too late to help is passed over.
 */
export async function remind({ appointments, transact, clock, ids }: Needs): Promise<void> {
  const now = clock.now()
  for (const { _id, date, startsAt, nextReminderAt } of await appointments.toRemind(now, AT_A_TIME)) {
    if (!nextReminderAt) continue
    await transact(systemCall('remind', { now, ids }), async (tx) => {
      const next = nextReminder(date, startsAt, now)
      const advanced = await appointments.advanceReminder(tx.session, _id, nextReminderAt, next)
      if (!advanced || now >= startsAt) return
      tx.record({
        type: 'appointment.reminder-due',
        subject: { kind: 'appointment', id: _id },
        data: { due: nextReminderAt.toISOString() },
      })
    })
  }
}
