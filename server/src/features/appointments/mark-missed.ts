import { undecidedExcuse } from '../../domain/appointments/agents.ts'
import { decaysAt, hallRanLate, medianWait, noShowRuleOn } from '../../domain/appointments/no-show.ts'
import { dayOfHall } from '../../domain/calendar/hall-hours.ts'
import { systemCall } from '../../platform/http/call.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { waitsAround } from './appeal-view.ts'
import { applyAction } from './apply-action.ts'
import { type Appointment, isUndecided } from './appointment-store.ts'
import type { AppointmentNeeds } from './needs.ts'

type Needs = Pick<AppointmentNeeds, 'appointments' | 'halls' | 'slots' | 'waits' | 'transact' | 'clock' | 'ids'>

const AT_A_TIME = 2000

/**
 * Records who did not come (E15). When the hall was closed that day, or behind at that hour, the record is excused at once, with
 * the reason that shows it.
 */
export async function markMissed(needs: Needs): Promise<void> {
  const now = needs.clock.now()
  for (const id of await needs.appointments.notCome(now, AT_A_TIME)) {
    try {
      await markOne(needs, id, now)
    } catch (error) {
      // The person checked in, told us of a delay, or another worker was faster.
      if (!isRefusal(error, 'STATE_MOVED')) throw error
    }
  }
}

async function markOne(needs: Needs, id: string, now: Date): Promise<void> {
  const { appointments, transact, ids } = needs
  const read = await appointments.find(id)
  if (!read) return
  // Asked outside the transaction: other people's tickets do not change with this record.
  const excuse = await whyExcused(needs, read)
  const rule = noShowRuleOn(read.date)
  await transact(systemCall('mark-missed', { now, ids }), async (tx) => {
    const appointment = await appointments.find(id, tx.session)
    if (!appointment) return
    const noShow: Appointment['noShow'] = {
      at: appointment.startsAt,
      counts: !excuse,
      decaysAt: decaysAt(appointment.startsAt, rule),
      appeal: { state: 'none' },
    }
    await applyAction(needs, tx, appointment, excuse ? 'excuse' : 'miss', {
      patch: { noShow, nextReminderAt: undefined },
      ...(excuse && { text: excuse }),
    })
  })
}

/** Why not coming must not count, in the words of the history; undefined when it counts. */
async function whyExcused(
  { halls, waits }: Pick<Needs, 'halls' | 'waits'>,
  appointment: Appointment,
): Promise<string | undefined> {
  if (isUndecided(appointment)) return undecidedExcuse
  const catalogue = await halls.catalogue()
  const hall = catalogue.halls.get(appointment.hallId)
  const day = hall && dayOfHall(appointment.date, hall, catalogue.calendar)
  if (day && !day.open) return `大厅当天没有开放（${day.reason}），不计爽约`
  const around = await waitsAround(waits, appointment)
  if (!hallRanLate(around, noShowRuleOn(appointment.date))) return undefined
  return `未到；当时大厅等候中位 ${Math.round(medianWait(around) ?? 0)} 分钟，办理延误，不计爽约`
}
