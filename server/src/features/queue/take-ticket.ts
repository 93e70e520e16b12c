import { shanghaiDate, shanghaiTime } from '@anju/shared-types'
import { openAt } from '../../domain/calendar/hall-hours.ts'
import { type Arrival, dueAt, positionOfArrival } from '../../domain/queue/order.ts'
import type { Ticket } from '../../domain/queue/ticket.ts'
import { admitsAppointments, givesTickets } from '../../domain/queue/ticket-hours.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Ids } from '../../platform/ids.ts'
import { refuse } from '../../platform/refusal.ts'
import type { AppointmentHooks } from '../appointments/appointment-hooks.ts'
import type { Appointment } from '../appointments/appointment-store.ts'
import type { Mandate } from '../appointments/mandates.ts'
import { type HallStore, servicesOf } from '../halls/hall-store.ts'
import { recordTicket } from './apply-ticket.ts'
import type { HallNow, HallWatch } from './hall-watch.ts'
import type { NumberStore } from './number-store.ts'
import type { TicketStore } from './ticket-store.ts'
import { standingOf } from './ticket-view.ts'

export interface TakeNeeds {
  tickets: TicketStore
  numbers: NumberStore
  watch: HallWatch
  halls: HallStore
  appointments: AppointmentHooks
  ids: Ids
}

/** Who comes, for what, and by whose hand. */
export interface Arriving {
  hallId: string
  service: string
  accountId?: string
  /** Encrypted, for people without an account. */
  sealedName?: string
  appointment?: Appointment
  /** Somebody who acts for the person. */
  mandate?: Mandate
  by: string
}

/**
 * Gives out a number in the caller's transaction: the number, the position in the order, the estimate that is shown with it, and
 * the arrival of the appointment, or nothing at all.
 */
export async function takeTicket(
  needs: TakeNeeds,
  tx: Tx,
  arriving: Arriving,
): Promise<{ ticket: Ticket; here: HallNow }> {
  const { hallId, service: code, accountId, appointment, mandate } = arriving
  const { halls, services, calendar } = await needs.halls.catalogue()
  const hall = halls.get(hallId) ?? refuse('NOT_FOUND')
  const service = servicesOf(hall, services).find((one) => one._id === code) ?? refuse('SERVICE_NOT_HERE')
  if (appointment && tx.now < appointment.checkInFrom) {
    const text = `预约时段是 ${appointment.from}，${shanghaiTime(appointment.checkInFrom)} 起可以取号。`
    return refuse('TOO_EARLY', { text })
  }
  if (!(appointment ? admitsAppointments : givesTickets)(hall, tx.now, calendar)) {
    return refuse('HALL_CLOSED', { text: `大厅现在不取号：${openAt(hall, tx.now, calendar).text}。` })
  }
  const date = shanghaiDate(tx.now)
  const day = { hallId, date }
  if (accountId) {
    const present = await needs.tickets.activeOfPerson(day, accountId, code, tx.session)
    if (present) return refuseSecond(present)
  }
  const id = needs.ids.id()
  const arrived = appointment && (await needs.appointments.arrive(tx, appointment._id, id, mandate))
  const { number, seq } = await needs.numbers.next(tx, day, service.prefix)
  const { graceMinutes } = hall.policy
  const arrival: Arrival = {
    at: tx.now,
    seq,
    appointment: arrived && { from: arrived.startsAt, graceMinutes, lateMinutes: arrived.lateMinutes },
  }
  const taken: Ticket = {
    id,
    version: 1,
    hallId,
    date,
    number,
    state: 'waiting',
    service: code,
    takenFor: code,
    takenAt: tx.now,
    dueAt: dueAt(arrival),
    ...positionOfArrival(arrival),
    accountId,
    sealedName: arriving.sealedName,
    appointmentId: arrived?._id,
    ...(mandate && {
      madeBy: { accountId: mandate.agent.accountId, delegationId: mandate.delegationId, shown: mandate.shown },
    }),
    needs: arrived?.draft.needs ?? [],
    remark: arrived?.draft.remark ?? '',
    recalls: 0,
    history: [{ at: tx.now, action: 'take', to: 'waiting', by: arriving.by, service: code }],
  }
  const here = await needs.watch.readIn(tx, hallId)
  const ticket = { ...taken, quoted: standingOf(taken, here, tx.now).wait }
  await needs.tickets.insert(tx, ticket)
  recordTicket(tx, ticket, 'ticket.taken')
  return { ticket, here }
}

/** The person holds a number for this service already; says which, and what to do when its call was missed. */
export function refuseSecond({ state, number }: Ticket): never {
  const text =
    state === 'missed'
      ? `您的号 ${number} 已过号，请到任一窗口请工作人员重新排入。`
      : `您今天在这项业务上已经取号 ${number}。`
  return refuse('ALREADY_IN_QUEUE', { text })
}
