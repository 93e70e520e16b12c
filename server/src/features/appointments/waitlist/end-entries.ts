import { shanghaiDate } from '@anju/shared-types'
import { fits } from '../../../domain/appointments/waitlist.ts'
import { isInLine, missedHow, type WaitlistAction } from '../../../domain/appointments/waitlist-states.ts'
import { systemCall } from '../../../platform/http/call.ts'
import type { OutboxRow } from '../../../platform/outbox/outbox-store.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { applyWait } from './apply-wait.ts'
import type { WaitNeeds } from './needs.ts'
import type { WaitEntry } from './wait-store.ts'

type Needs = Pick<WaitNeeds, 'entries' | 'appointments' | 'slots' | 'transact' | 'clock' | 'ids'>

const AT_A_TIME = 2000

/** What the clock ends: offers that nobody answered, and lines for days that are over. */
export async function endWaits(needs: Needs): Promise<void> {
  const now = needs.clock.now()
  for (const id of await needs.entries.offersEnded(now, AT_A_TIME)) {
    await act(needs, id, ({ offer, unanswered }) => (offer && offer.endsAt <= now ? missedHow(unanswered) : undefined))
  }
  const today = shanghaiDate(now)
  for (const id of await needs.entries.daysOver(today, AT_A_TIME)) {
    await act(needs, id, ({ to, active }) => (active && to < today ? 'lapse' : undefined))
  }
}

/** Who has booked or moved to a place as they wished, by themselves, has what they waited for. */
export async function endWhenBooked(needs: Needs, event: Pick<OutboxRow, 'subject' | 'data' | 'at'>): Promise<void> {
  const booked = await needs.appointments.find(String(event.data?.to ?? event.subject.id))
  if (booked?.state !== 'confirmed') return
  const entry = await needs.entries.activeOf(booked.accountId, booked.service)
  // Who joined afterwards knew of this place and wants a better one.
  if (!entry || event.at <= entry.joinedAt || !fits(entry, booked)) return
  await act(needs, entry._id, ({ state }) => (isInLine(state) ? 'book' : undefined))
}

async function act(needs: Needs, id: string, choose: (entry: WaitEntry) => WaitlistAction | undefined) {
  const { entries, transact, clock, ids } = needs
  try {
    await transact(systemCall('end-waits', { now: clock.now(), ids }), async (tx) => {
      const entry = await entries.find(id, tx.session)
      const action = entry && choose(entry)
      if (entry && action) await applyWait(needs, tx, entry, action)
    })
  } catch (error) {
    // The person, or another worker, was faster.
    if (!isRefusal(error, 'STATE_MOVED')) throw error
  }
}
