import { type PlainDate, shanghaiDate } from '@anju/shared-types'
import type { Connection } from 'mongoose'
import { dayText } from '../../domain/calendar/calendar.ts'
import { dayOfHall } from '../../domain/calendar/hall-hours.ts'
import { createHallStore } from '../halls/hall-store.ts'
import type { MovedDeadlines } from '../halls/moved-deadlines.ts'
import { createAppointmentStore } from './appointment-store.ts'

/** Appointments on days on which their hall would no longer be open: somebody has to offer those people another day. */
export function createMovedAppointments(db: Connection): MovedDeadlines {
  const appointments = createAppointmentStore(db)
  const halls = createHallStore(db)
  return {
    async moved(before, after, now) {
      const known = (await halls.catalogue()).halls
      const booked = await appointments.bookedFrom(shanghaiDate(now))
      return booked.flatMap(({ hallId, date, count }) => {
        const hall = known.get(hallId)
        if (!hall || !dayOfHall(date, hall, before).open) return []
        const day = dayOfHall(date, hall, after)
        if (day.open) return []
        return [{ kind: 'appointment', label: hall.name, was: date, count, text: textOf(date, count, day.reason) }]
      })
    },
  }
}

const textOf = (date: PlainDate, count: number, reason: string | undefined) =>
  `${dayText(date)}有 ${count} 个预约，当天不再开放（${reason ?? '休息'}），需要联系改期`
