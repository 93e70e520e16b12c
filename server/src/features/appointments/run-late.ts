import type { Appointment as AppointmentReply } from '@anju/shared-types'
import { missAfter } from '../../domain/appointments/no-show.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { type ChangeNeeds, changeOwn } from './change-own.ts'

/** Tells the hall that the person comes later (E15); saying it again replaces what was said before. */
export const runLate = (
  needs: ChangeNeeds,
  { id, minutes }: { id: string; minutes: 15 | 30 },
  caller: Verified,
  call: Call,
): Promise<AppointmentReply> =>
  changeOwn(needs, { id, action: 'runLate' }, caller, call, (appointment) => ({
    patch: {
      lateMinutes: minutes,
      missAfter: missAfter(appointment.missAfter, minutes - (appointment.lateMinutes ?? 0)),
    },
    text: `告知大厅会晚到 ${minutes} 分钟`,
    data: { minutes },
  }))
