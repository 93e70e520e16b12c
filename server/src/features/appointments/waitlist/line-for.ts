import type { ClientSession } from 'mongoose'
import {
  isKeptFor,
  type Line,
  nextInLine,
  type Waiter,
  type WantedSlot,
} from '../../../domain/appointments/waitlist.ts'
import { whyPaused } from '../hold-place.ts'
import type { WaitNeeds } from './needs.ts'
import type { WaitEntry } from './wait-store.ts'

type LineNeeds = Pick<WaitNeeds, 'entries' | 'appointments'>
type SlotInLine = WantedSlot & { service: string }

/** Who comes next for a slot, read from the front until somebody does. `session`: the line as a transaction sees it. */
export async function lineFor(needs: LineNeeds, slot: SlotInLine, now: Date, session?: ClientSession): Promise<Line> {
  const passed: Line['passed'] = []
  let after: WaitEntry | undefined
  for (;;) {
    const { entries, isLast } = await needs.entries.next(slot, after, session)
    const line = nextInLine(slot, await waitersOf(needs, entries, slot, now))
    passed.push(...line.passed)
    if (line.next) return { ...line, passed }
    if (isLast) return { passed, keepWaiting: isKeptFor(passed) }
    after = entries.at(-1)
  }
}

/** With everything that speaks for and against each. */
async function waitersOf(
  { entries, appointments }: LineNeeds,
  waiting: readonly WaitEntry[],
  slot: SlotInLine,
  now: Date,
): Promise<Waiter[]> {
  const accountIds = waiting.map(({ accountId }) => accountId)
  const [facts, offered] = await Promise.all([
    appointments.factsOfMany(accountIds, slot.service),
    entries.offered(accountIds),
  ])
  return waiting.map((entry): Waiter => {
    const own = facts.filter(({ accountId }) => accountId === entry.accountId)
    const held = own.find(({ active, service }) => active && service === slot.service)
    return {
      ...{ id: entry._id, joinedAt: entry.joinedAt, wishes: entry, answered: entry.answered },
      ...{ hasOffer: offered.has(entry.accountId), isPaused: whyPaused(own, now) !== undefined },
      ...(held && { held: { ...held, _id: held.slotId } }),
    }
  })
}
