import type { ClientSession } from 'mongoose'
import { countFree } from '../../../domain/appointments/places.ts'
import { mayOfferAt, OFFER_MINUTES } from '../../../domain/appointments/waitlist.ts'
import { dayOfHall } from '../../../domain/calendar/hall-hours.ts'
import { isDuplicateKey } from '../../../platform/db/errors.ts'
import { systemCall } from '../../../platform/http/call.ts'
import { isRefusal, refuse } from '../../../platform/refusal.ts'
import type { Slot } from '../../halls/slot-store.ts'
import { applyWait } from './apply-wait.ts'
import { lineFor } from './line-for.ts'
import type { WaitNeeds } from './needs.ts'

export type OfferNeeds = Pick<WaitNeeds, 'entries' | 'appointments' | 'slots' | 'halls' | 'transact' | 'clock' | 'ids'>

/** More tries than a slot has places: what is left over after so many lost races is taken up by the next sweep. */
const MOST_TRIES = 50
const SLOTS_AT_A_TIME = 500

/** Offers every free place of a slot to whoever comes next, one after the other. */
export async function offerPlaces(needs: OfferNeeds, slotId: string): Promise<void> {
  for (let left = MOST_TRIES; left > 0; left -= 1) if (!(await offerOne(needs, slotId))) return
}

/** Free places that no event has told of: holds that ran out, a night that has ended, a worker that died. */
export async function sweepOffers(needs: OfferNeeds): Promise<void> {
  for (const { _id } of await needs.slots.wantedAndFree(needs.clock.now(), SLOTS_AT_A_TIME))
    await offerPlaces(needs, _id)
}

/** True when it is worth looking again. */
async function offerOne(needs: OfferNeeds, slotId: string): Promise<boolean> {
  const { slots, halls, transact, clock, ids } = needs
  const now = clock.now()
  const [slot] = await slots.find([slotId])
  if (!slot || !mayOfferAt(slot, now) || countFree(slot.places, now) === 0) return false
  const catalogue = await halls.catalogue()
  const hall = catalogue.halls.get(slot.hallId)
  if (!hall || !dayOfHall(slot.date, hall, catalogue.calendar).open) return false
  const call = systemCall('offer-places', { now, ids })
  const line = await lineFor(needs, slot, now)
  if (!line.next) {
    if (!line.keepWaiting) await transact(call, (tx) => openToAll(needs, slot, { session: tx.session, now }))
    return false
  }
  const offer = {
    ...{ id: ids.id(), slotId, hallId: slot.hallId, date: slot.date, from: slot.from, to: slot.to },
    endsAt: new Date(now.getTime() + OFFER_MINUTES * 60_000),
  }
  const entryId = line.next
  try {
    await transact(
      call,
      async (tx) => {
        const as = { state: 'held', releaseAt: offer.endsAt, forWaitlist: true } as const
        if (!(await slots.take(tx.session, slotId, offer.id, as, now))) return refuse('PLACE_TAKEN')
        const entry = await needs.entries.find(entryId, tx.session)
        if (entry?.state !== 'waiting') return refuse('STATE_MOVED')
        await applyWait(needs, tx, entry, 'offer', offer)
        await needs.entries.insertOffer(tx.session, {
          ...{ _id: offer.id, slotId, entryId, date: slot.date, from: slot.from, at: now, endsAt: offer.endsAt },
          passed: line.passed.map(({ id, why }) => ({ entryId: id, why })),
        })
      },
      { line: `slot:${slotId}` },
    )
  } catch (error) {
    // Another worker was faster with the place, with the entry, or with another offer to the same person.
    if (!isRefusal(error, 'PLACE_TAKEN') && !isRefusal(error, 'STATE_MOVED') && !isDuplicateKey(error)) throw error
  }
  return true
}

/**
 * Nobody who waits wants this slot any more. Asked again inside the transaction, which collides with whoever joins meanwhile:
 * `want` writes the same slot.
 */
async function openToAll(needs: OfferNeeds, slot: Slot, { session, now }: { session: ClientSession; now: Date }) {
  const line = await lineFor(needs, slot, now, session)
  if (!line.next && !line.keepWaiting) await needs.slots.unwant(session, slot._id)
}
