import {
  type Appointment as AppointmentReply,
  appealStates,
  appointmentStates,
  type NoShow as NoShowReply,
} from '@anju/shared-types'
import { allowedActions, stateAt } from '../../domain/appointments/decide.ts'
import { dayText } from '../../domain/calendar/calendar.ts'
import type { Catalogue } from '../halls/hall-store.ts'
import { type Appointment, factsOf, isUndecided, type NoShowEntry } from './appointment-store.ts'
import type { Mandate } from './mandates.ts'

/** An appointment as its person sees it now, or the agent who deals with it for them. */
export function appointmentView(
  appointment: Appointment,
  catalogue: Catalogue,
  now: Date,
  mandate?: Mandate,
): AppointmentReply {
  const hall = catalogue.halls.get(appointment.hallId)
  const service = catalogue.services.get(appointment.service)
  const state = stateAt(appointment, now)
  const { slotId, date, from, to, draft, quote, lateMinutes, movedTo, ticketId } = appointment
  return {
    id: appointment._id,
    code: appointment.code,
    state,
    stateLabel: appointmentStates[state],
    service: { code: appointment.service, name: service?.name ?? appointment.service },
    hall: { id: appointment.hallId, name: hall?.name ?? appointment.hallId, address: hall?.address ?? '' },
    slotId,
    date,
    from,
    to,
    ...(appointment.holdEndsAt && state === 'held' && { holdEndsAt: appointment.holdEndsAt.toISOString() }),
    serverNow: now.toISOString(),
    draft: { remark: draft.remark, needs: draft.needs },
    ...(quote && { quote }),
    bring: service?.bring ?? [],
    cancelBefore: appointment.cancelBefore.toISOString(),
    checkInFrom: appointment.checkInFrom.toISOString(),
    ...(lateMinutes !== undefined && { lateMinutes }),
    ...(movedTo !== undefined && { movedTo }),
    ...(ticketId !== undefined && { ticketId }),
    history: appointment.history.map(({ at, text }) => ({ at: at.toISOString(), text })),
    ...(mandate && { actsFor: { name: mandate.principalName, delegationId: mandate.delegationId } }),
    ...(appointment.madeBy &&
      !mandate && { madeBy: { shown: appointment.madeBy.shown, askedToKeep: isUndecided(appointment) } }),
    allowedActions: actionsFor(appointment, now, mandate),
  }
}

/** What only the person decides is no button of the agent. */
const ownOnly = ['keep', 'appeal']
const actionsFor = (appointment: Appointment, now: Date, mandate: Mandate | undefined): string[] =>
  allowedActions(factsOf(appointment), now).filter((action) => !mandate || !ownOnly.includes(action))

/** A record of not coming, as its person and the supervisor see it. */
export function noShowView(
  appointment: Appointment & { noShow: NoShowEntry },
  catalogue: Catalogue,
  now: Date,
): NoShowReply {
  const { at, counts, decaysAt, appeal } = appointment.noShow
  return {
    appointmentId: appointment._id,
    service: catalogue.services.get(appointment.service)?.name ?? appointment.service,
    hall: catalogue.halls.get(appointment.hallId)?.name ?? appointment.hallId,
    at: at.toISOString(),
    counts: counts && now < decaysAt,
    decaysAt: decaysAt.toISOString(),
    appeal: {
      state: appeal.state,
      label: appealStates[appeal.state],
      ...(appeal.reason !== undefined && { reason: appeal.reason }),
      ...(appeal.answer !== undefined && { answer: appeal.answer }),
    },
  }
}

export const hasNoShow = (appointment: Appointment): appointment is Appointment & { noShow: NoShowEntry } =>
  appointment.noShow !== undefined

/** `11月23日（周一） 09:30–10:00` */
export const timeText = ({ date, from, to }: Pick<Appointment, 'date' | 'from' | 'to'>): string =>
  `${dayText(date)} ${from}–${to}`

/** `11月23日（周一） 09:30–10:00，高新大厅，二手房过户` */
export const visitText = (appointment: Appointment, { halls, services }: Catalogue): string =>
  [
    timeText(appointment),
    halls.get(appointment.hallId)?.name ?? appointment.hallId,
    services.get(appointment.service)?.plainName ?? appointment.service,
  ].join('，')
