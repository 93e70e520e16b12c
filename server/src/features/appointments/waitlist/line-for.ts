import type { ClientSession } from 'mongoose'
import { type Line, nextInLine, type Waiter } from '../../../domain/appointments/waitlist.ts'
import type { Slot } from '../../halls/slot-store.ts'
import { whyPaused } from '../hold-place.ts'
import type { WaitNeeds } from './needs.ts'

/** Who comes next for a slot, with everything that speaks for and against each. `session`: the line as a transaction sees it. */
export async function lineFor(
  { entries, appointments }: Pick<WaitNeeds, 'entries' | 'appointments'>,
  slot: Slot,
  now: Date,
  session?: ClientSession,
): Promise<Line> {
  const waiting = await entries.inLine(slot.service, [slot.hallId], session)
  const accountIds = waiting.map(({ accountId }) => accountId)
  const [facts, offered] = await Promise.all([
    appointments.factsOfMany(accountIds, slot.service),
    entries.offered(accountIds),
  ])
  const waiters = waiting.map((entry): Waiter => {
    const own = facts.filter(({ accountId }) => accountId === entry.accountId)
    const held = own.find(({ active, service }) => active && service === slot.service)
    return {
      ...{ id: entry._id, joinedAt: entry.joinedAt, wishes: entry, answered: entry.answered },
      ...{ hasOffer: offered.has(entry.accountId), isPaused: whyPaused(own, now) !== undefined },
      ...(held && { held: { ...held, _id: held.slotId } }),
    }
  })
  return nextInLine(slot, waiters)
}
