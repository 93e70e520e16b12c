import type { AppointmentDraft, Appointment as AppointmentReply } from '@anju/shared-types'
import { nextReminder } from '../../domain/appointments/reminders.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { type ChangeNeeds, changeOwn } from './change-own.ts'

/** Turns a hold into an appointment, with what was typed meanwhile. */
export const confirmAppointment = (
  needs: ChangeNeeds,
  { id, draft }: { id: string; draft: AppointmentDraft },
  caller: Verified,
  call: Call,
): Promise<AppointmentReply> =>
  changeOwn(needs, { id, action: 'confirm' }, caller, call, ({ date, startsAt }) => ({
    patch: { draft, holdEndsAt: undefined, nextReminderAt: nextReminder(date, startsAt, call.now) },
  }))
