import { waitlist as contract } from '@anju/shared-types'
import type { OutboxRow } from '../../../platform/outbox/outbox-store.ts'
import type { Feature, Parts } from '../../../platform/parts.ts'
import type { Waits } from '../../halls/waits.ts'
import type { Notifier } from '../../notices/notifier.ts'
import { acceptOffer, declineOffer, leaveWaitlist } from './answer-offer.ts'
import { endWaits, endWhenBooked } from './end-entries.ts'
import { joinWaitlist } from './join.ts'
import { createWaitNeeds } from './needs.ts'
import { offerPlaces, sweepOffers } from './offer-places.ts'
import { tellWaiting } from './tell-waiting.ts'
import { ownEntry, waitView } from './wait-view.ts'

/** The waitlist (E16): who waits for a place of days that are full, and what happens when one is given back. */
export function createWaitlistFeature(
  parts: Parts,
  { notifier, waits }: { notifier: Notifier; waits: Waits },
): Feature<typeof contract.table> {
  const needs = createWaitNeeds(parts, waits)
  const tell = tellWaiting({ ...needs, notifier })

  /** The slots somebody waits for are the waitlist's from now on; what is free in them is offered. */
  const want = async (entryId: string) => {
    const entry = await needs.entries.find(entryId)
    if (!entry?.active) return
    await needs.slots.want(entry.service, entry, needs.clock.now())
    await sweepOffers(needs)
  }
  const offerGivenBack = async ({ data }: OutboxRow) => {
    if (data?.slotId) await offerPlaces(needs, String(data.slotId))
  }
  /** A place is free again; and who gave it up, if they are in line, may now want what was not better before. */
  const freed = async ({ subject }: OutboxRow) => {
    const appointment = await needs.appointments.find(subject.id)
    if (!appointment) return
    await offerPlaces(needs, appointment.slotId)
    const own = await needs.entries.activeOf(appointment.accountId, appointment.service)
    if (own) await want(own._id)
  }

  return {
    name: 'waitlist',
    contract,
    handlers: {
      join: ({ body }, caller, call) => joinWaitlist(needs, body, caller, call),
      list: async (_input, { accountId }, { now }) => {
        const [catalogue, own] = [await needs.halls.catalogue(), await needs.entries.ofAccount(accountId)]
        return { items: await Promise.all(own.map((entry) => waitView(needs, entry, catalogue, now))) }
      },
      get: async ({ params }, caller, { now }) =>
        waitView(needs, await ownEntry(needs, params.id, caller), await needs.halls.catalogue(), now),
      accept: ({ params, body }, caller, call) => acceptOffer(needs, { ...params, ...body }, caller, call),
      decline: ({ params, body }, caller, call) => declineOffer(needs, { ...params, ...body }, caller, call),
      leave: ({ params }, caller, call) => leaveWaitlist(needs, params.id, caller, call),
    },
    on: {
      'appointment.cancelled': freed,
      'appointment.released': freed,
      'appointment.expired': freed,
      'appointment.moved': async (row) => {
        await endWhenBooked(needs, row)
        await freed(row)
      },
      'appointment.confirmed': (row) => endWhenBooked(needs, row),
      'waitlist.joined': ({ subject }) => want(subject.id),
      'waitlist.offered': (row) => tell.offered(row),
      'waitlist.declined': offerGivenBack,
      'waitlist.left': offerGivenBack,
      'waitlist.booked': offerGivenBack,
      'waitlist.unanswered': async (row) => {
        await offerGivenBack(row)
        await tell.unanswered(row)
      },
      'waitlist.lapsed': async (row) => {
        await offerGivenBack(row)
        await tell.lapsed(row)
      },
    },
    every: [
      { name: 'end-waits', seconds: 15, run: () => endWaits(needs) },
      { name: 'offer-places', seconds: 15, run: () => sweepOffers(needs) },
    ],
  }
}
