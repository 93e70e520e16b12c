import { appointments as contract } from '@anju/shared-types'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { Waits } from '../halls/waits.ts'
import type { Notifier } from '../notices/notifier.ts'
import { appointmentNotices } from './appointment-notices.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import { expireHolds } from './expire-holds.ts'
import { handBack } from './hand-back.ts'
import { holdPlace } from './hold-place.ts'
import { keepAppointment } from './keep-appointment.ts'
import { getMine, listMine } from './list-mine.ts'
import { listNoShows } from './list-no-shows.ts'
import type { Mandates } from './mandates.ts'
import { markMissed } from './mark-missed.ts'
import { moveAppointment } from './move-appointment.ts'
import { createNeeds } from './needs.ts'
import { openAppeal } from './open-appeal.ts'
import { releaseHold } from './release-hold.ts'
import { remind } from './remind.ts'
import { runLate } from './run-late.ts'
import { saveDraft } from './save-draft.ts'
import { showMyCode } from './show-my-code.ts'

/** Appointments from hold to end, what the clock does about them, and what people are told. */
export function createAppointmentsFeature(
  parts: Parts,
  { notifier, waits, mandates }: { notifier: Notifier; waits: Waits; mandates: Mandates },
): Feature<typeof contract.table> {
  const needs = { ...createNeeds(parts, waits), mandates }
  return {
    name: 'appointments',
    contract,
    handlers: {
      hold: ({ body }, caller, call) => holdPlace(needs, body, caller, call),
      list: (_input, caller, { now }) => listMine(needs, caller, now),
      noShows: (_input, caller, { now }) => listNoShows(needs, caller, now),
      get: ({ params }, caller, { now }) => getMine(needs, params.id, caller, now),
      saveDraft: ({ params, body }, caller, call) => saveDraft(needs, { id: params.id, draft: body }, caller, call),
      confirm: ({ params, body }, caller, call) =>
        confirmAppointment(needs, { id: params.id, draft: body }, caller, call),
      release: ({ params }, caller, call) => releaseHold(needs, params.id, caller, call),
      move: ({ params, body }, caller, call) =>
        moveAppointment(needs, { ...params, slotId: body.slotId }, caller, call),
      cancel: ({ params }, caller, call) => cancelAppointment(needs, params.id, caller, call),
      runLate: ({ params, body }, caller, call) => runLate(needs, { ...params, minutes: body.minutes }, caller, call),
      keep: ({ params }, caller, call) => keepAppointment(needs, params.id, caller, call),
      appeal: ({ params, body }, caller, call) => openAppeal(needs, { ...params, reason: body.reason }, caller, call),
      showCode: ({ params }, caller, call) => showMyCode(needs, params.id, caller, call),
    },
    on: {
      ...appointmentNotices({ ...needs, notifier }),
      'delegation.revoked': (row) => handBack(needs, row),
      'delegation.resigned': (row) => handBack(needs, row),
    },
    every: [
      { name: 'expire-holds', seconds: 15, run: () => expireHolds(needs) },
      { name: 'mark-missed', seconds: 60, run: () => markMissed(needs) },
      { name: 'remind', seconds: 60, run: () => remind(needs) },
    ],
  }
}
