import { type Appointment as AppointmentReply, shanghaiDate } from '@anju/shared-types'
import { stateAt } from '../../domain/appointments/decide.ts'
import { noShowRuleOn, standingOf } from '../../domain/appointments/no-show.ts'
import { dayText } from '../../domain/calendar/calendar.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { madeByOf, withinQuota } from './agent-quota.ts'
import { applyAction, saidBy } from './apply-action.ts'
import type { Appointment } from './appointment-store.ts'
import { appointmentView } from './appointment-view.ts'
import { checkSlot } from './check-slot.ts'
import type { AppointmentNeeds } from './needs.ts'
import { newAppointment } from './new-appointment.ts'
import { type Refused, refuseUnlessRepeat } from './refuse-unless-repeat.ts'
import { takePlace } from './take-place.ts'
import { withFreshCode } from './with-fresh-code.ts'

type Needs = Pick<
  AppointmentNeeds,
  'appointments' | 'halls' | 'slots' | 'watch' | 'quotes' | 'mandates' | 'transact' | 'ids'
>

/** A hold that ended less than this ago lends what was typed to the next one of the same service. */
const DRAFT_KEPT_MS = 86_400_000

/**
 * Keeps one place of a slot for the caller, or for whoever has delegated booking to them: then the place, and every limit of a person, is
 * that person's, and the agent has a quota beside it. Everything before the transaction only refuses early; the conditional update that
 * takes the place, and the unique index on active appointments, decide.
 */
export async function holdPlace(
  needs: Needs,
  { slotId, delegationId }: { slotId: string; delegationId?: string },
  caller: Verified,
  call: Call,
): Promise<AppointmentReply> {
  const { appointments, transact, ids } = needs
  const waiting = needs.watch.wait(slotId)
  const catalogue = await needs.halls.catalogue()
  const checked = await checkSlot(needs.watch, catalogue, slotId, call.now)
  if ('refused' in checked) return refuseUnlessRepeat(transact, call, checked)
  const { slot, hall, service } = checked
  const asked = { service: slot.service, date: slot.date, now: call.now }
  const mandate = delegationId ? await needs.mandates.named(delegationId, caller, asked) : undefined
  const accountId = mandate?.accountId ?? caller.accountId
  const past = await appointments.bookingFacts(accountId, slot.service)
  const why =
    whyNotThisPerson(past, slot.service, call.now) ??
    (mandate && whyPaused(await appointments.noShows(caller.accountId), call.now))
  if (why) return refuseUnlessRepeat(transact, call, why)
  const quote = await needs.quotes.ofSlot(hall, service, slot, call.now)
  const holdEndsAt = new Date(call.now.getTime() + hall.policy.holdMinutes * 60_000)

  return withFreshCode(ids, async (code) => {
    const appointment = newAppointment(ids.id(), slot, hall, {
      accountId,
      code,
      state: 'held',
      holdEndsAt,
      draft: lastDraft(past, slot.service, call.now),
      quote,
      ...(mandate && { madeBy: madeByOf(mandate) }),
      history: [
        {
          ...{ at: call.now, action: 'hold', to: 'held' },
          text: saidBy(mandate?.shown, `保留名额 ${hall.policy.holdMinutes} 分钟`),
        },
      ],
    })
    try {
      return await transact(
        call,
        async (tx) => {
          const as = { state: 'held', releaseAt: holdEndsAt } as const
          await takePlace(needs, tx, { slotId, appointmentId: appointment._id, as }, waiting)
          if (mandate) {
            await needs.mandates.use(tx, mandate, 'hold')
            await withinQuota(appointments, tx, mandate)
          }
          // The caller's own hold that ran out still stands in the unique index until it is tidied.
          for (const { _id } of past.filter((one) => isRunOut(one, slot.service, call.now))) {
            const old = await appointments.find(_id, tx.session)
            if (old?.state === 'held') await applyAction(needs, tx, old, 'expire')
          }
          await appointments.insert(tx.session, appointment)
          tx.record({ type: 'appointment.held', subject: { kind: 'appointment', id: appointment._id } })
          return appointmentView(appointment, catalogue, call.now, mandate)
        },
        { line: `slot:${slotId}` },
      )
    } catch (error) {
      if (isDuplicateKey(error, 'accountId,service')) return refuse('ONE_PER_SERVICE')
      throw error
    }
  })
}

const isRunOut = (appointment: Appointment, service: string, now: Date) =>
  appointment.service === service && appointment.state === 'held' && stateAt(appointment, now) === 'expired'

/** What speaks against this person booking this service now. */
function whyNotThisPerson(past: readonly Appointment[], service: string, now: Date): Refused | undefined {
  if (past.some((one) => one.active && one.service === service && !isRunOut(one, service, now))) {
    return { refused: 'ONE_PER_SERVICE' }
  }
  return whyPaused(past, now)
}

/** Whether not coming has paused online booking, with the day until which it is. */
export function whyPaused(past: readonly Pick<Appointment, 'noShow'>[], now: Date): Refused | undefined {
  const records = past.flatMap(({ noShow }) => (noShow ? [noShow] : []))
  const { pausedUntil } = standingOf(records, noShowRuleOn(shanghaiDate(now)), now)
  if (!pausedUntil) return undefined
  return { refused: 'BOOKING_PAUSED', text: `因多次爽约，网上预约暂停至${dayText(shanghaiDate(pausedUntil))}。` }
}

function lastDraft(past: readonly Appointment[], service: string, now: Date): Appointment['draft'] {
  const ended = past.find(
    (one) =>
      one.service === service &&
      one.holdEndsAt !== undefined &&
      stateAt(one, now) === 'expired' &&
      now.getTime() - one.holdEndsAt.getTime() < DRAFT_KEPT_MS,
  )
  return ended?.draft ?? { remark: '', needs: [] }
}
