import { isInLine, type WaitlistAction, waitlistEdge } from '../../../domain/appointments/waitlist-states.ts'
import type { Tx } from '../../../platform/db/transact.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { WaitNeeds } from './needs.ts'
import type { OpenOffer, WaitEntry } from './wait-store.ts'

/** What becomes of the count of offers in a row that nobody answered. */
const unansweredAfter = (entry: WaitEntry, action: WaitlistAction) =>
  action === 'miss' || action === 'missLast' ? entry.unanswered + 1 : action === 'offer' ? entry.unanswered : 0

/**
 * Moves an entry by one action: new state, history, event, and the kept place given back unless it is taken, all in the caller's
 * transaction. Throws STATE_MOVED when somebody was faster, OFFER_ENDED where an answer has nothing to answer.
 */
export async function applyWait(
  { entries, slots }: Pick<WaitNeeds, 'entries' | 'slots'>,
  tx: Tx,
  entry: WaitEntry,
  action: WaitlistAction,
  offer?: OpenOffer,
): Promise<WaitEntry> {
  const edge = waitlistEdge(entry.state, action)
  if (!edge) return refuse(action === 'accept' || action === 'decline' ? 'OFFER_ENDED' : 'STATE_MOVED')
  const ended = entry.offer
  if (ended && action !== 'accept') {
    // False for an offer that ran out and whose place went to the next in line already.
    await slots.change(tx.session, ended.slotId, ended.id, { from: 'held', to: 'free', flow: 'holdsEnded' })
  }
  const line = { at: tx.now, action, text: edge.text }
  const patch = {
    state: edge.to,
    active: isInLine(edge.to),
    answered: ended && edge.to === 'waiting' ? [...entry.answered, ended.slotId] : entry.answered,
    unanswered: unansweredAfter(entry, action),
    offer,
  }
  if (!(await entries.save(tx.session, entry, patch, line))) return refuse('STATE_MOVED')
  const about = offer ?? ended
  tx.record({
    type: edge.event,
    subject: { kind: 'wait-entry', id: entry._id },
    ...(about && { data: { slotId: about.slotId, offerId: about.id } }),
  })
  return { ...entry, ...patch, revision: entry.revision + 1, history: [...entry.history, line] }
}
