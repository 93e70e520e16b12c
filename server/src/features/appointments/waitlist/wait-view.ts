import { type WaitEntry as WaitEntryReply, waitlistStates } from '@anju/shared-types'
import { aheadOf, OFFER_MINUTES, passedWords } from '../../../domain/appointments/waitlist.ts'
import { dayText } from '../../../domain/calendar/calendar.ts'
import type { Account } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { Catalogue } from '../../halls/hall-store.ts'
import { timeText } from '../appointment-view.ts'
import type { WaitNeeds } from './needs.ts'
import type { OpenOffer, WaitEntry } from './wait-store.ts'

export type ViewNeeds = Pick<WaitNeeds, 'entries' | 'appointments'>

/** The offer that can be answered now: one that ran out is over, whether or not somebody has tidied it yet. */
export const openOffer = ({ state, offer }: WaitEntry, now: Date): OpenOffer | undefined =>
  state === 'offered' && offer && now < offer.endsAt ? offer : undefined

/** An entry as its person sees it now. */
export async function waitView(
  { entries, appointments }: ViewNeeds,
  entry: WaitEntry,
  { halls, services }: Catalogue,
  now: Date,
): Promise<WaitEntryReply> {
  const { _id: id, service, hallIds, from, to, parts, joinedAt, active } = entry
  const offer = openOffer(entry, now)
  const [line, passed, held] = await Promise.all([
    active ? entries.inLine(service, hallIds) : [],
    entries.passedOver(id),
    offer ? appointments.activeOf(entry.accountId, service) : null,
  ])
  const hallOf = (hallId: string) => {
    const hall = halls.get(hallId)
    return { id: hallId, name: hall?.name ?? hallId, address: hall?.address ?? '' }
  }
  const state = entry.state === 'offered' && !offer ? 'waiting' : entry.state
  const asWaiter = ({ _id, ...one }: WaitEntry) => ({ id: _id, joinedAt: one.joinedAt, wishes: one })
  return {
    id,
    state,
    stateLabel: waitlistStates[state],
    service: { code: service, name: services.get(service)?.name ?? service },
    halls: hallIds.map(hallOf),
    ...{ from, to, parts, joinedAt: joinedAt.toISOString() },
    ...(active && { rank: aheadOf(asWaiter(entry), line.map(asWaiter)) + 1 }),
    ...(offer && {
      offer: {
        ...{ id: offer.id, hall: hallOf(offer.hallId), date: offer.date, from: offer.from, to: offer.to },
        ...{ endsAt: offer.endsAt.toISOString(), totalSeconds: OFFER_MINUTES * 60 },
        ...(held?.state === 'confirmed' && {
          replaces: `您现在约的 ${timeText(held)}，要等新名额约上才放回，不会两头落空。`,
        }),
      },
    }),
    passed: passed.map((one) => {
      const why = one.passed.find(({ entryId }) => entryId === id)!.why
      return { at: one.at.toISOString(), text: `${dayText(one.date)} ${one.from} 的名额：${passedWords[why]}` }
    }),
    history: entry.history.map(({ at, text }) => ({ at: at.toISOString(), text })),
    serverNow: now.toISOString(),
    allowedActions: offer ? ['accept', 'decline', 'leave'] : active ? ['leave'] : [],
  }
}

/** The caller's own entry. One of somebody else is answered like one that does not exist. */
export async function ownEntry(
  { entries }: Pick<WaitNeeds, 'entries'>,
  id: string,
  { accountId }: Account,
  session?: Parameters<WaitNeeds['entries']['find']>[1],
): Promise<WaitEntry> {
  const entry = await entries.find(id, session)
  return entry?.accountId === accountId ? entry : refuse('NOT_YOURS')
}
