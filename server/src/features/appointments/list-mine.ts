import type { Appointment as AppointmentReply } from '@anju/shared-types'
import type { Account } from '../../platform/http/call.ts'
import { actingPerson } from './acting-person.ts'
import type { Appointment } from './appointment-store.ts'
import { appointmentView } from './appointment-view.ts'
import type { AppointmentNeeds } from './needs.ts'

type Needs = Pick<AppointmentNeeds, 'appointments' | 'halls' | 'mandates'>

/** Holds that came to nothing are listed for a day, then only kept. */
const SHOWN_MS = 86_400_000

/** The caller's appointments and those of people for whom they book, what is still ahead first, then the newest. */
export async function listMine(
  { appointments, halls, mandates }: Needs,
  caller: Account,
  now: Date,
): Promise<{ items: AppointmentReply[] }> {
  const catalogue = await halls.catalogue()
  const own = (await appointments.ofAccount(caller.accountId)).map((appointment) => ({
    appointment,
    mandate: undefined,
  }))
  const others = await Promise.all(
    (await mandates.heldBy(caller, now)).map(async ({ mandate, covers }) => {
      const ahead = (await appointments.ofAccount(mandate.accountId)).filter(({ active }) => active)
      const kept = await Promise.all(ahead.map(({ service }) => covers(service)))
      return ahead.filter((_, at) => kept[at]).map((appointment) => ({ appointment, mandate }))
    }),
  )
  // Two delegations of one person show each appointment once.
  const once = new Map([...others.flat(), ...own].map((one) => [one.appointment._id, one]))
  const shown = [...once.values()].filter(({ appointment }) => isWorthShowing(appointment, now))
  shown.sort(
    ({ appointment: a }, { appointment: b }) => Number(b.active) - Number(a.active) || (a._id < b._id ? 1 : -1),
  )
  return { items: shown.map(({ appointment, mandate }) => appointmentView(appointment, catalogue, now, mandate)) }
}

/** One appointment of the caller, or of somebody for whom they book. */
export async function getMine(needs: Needs, id: string, caller: Account, now: Date): Promise<AppointmentReply> {
  const { appointment, mandate } = await actingPerson(needs, id, caller, { now })
  return appointmentView(appointment, await needs.halls.catalogue(), now, mandate)
}

const isWorthShowing = ({ state, holdEndsAt }: Appointment, now: Date) =>
  holdEndsAt === undefined || state === 'held' || holdEndsAt.getTime() + SHOWN_MS > now.getTime()
