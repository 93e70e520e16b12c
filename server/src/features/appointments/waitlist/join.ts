import { addDays, shanghaiDate, type WaitEntry as WaitEntryReply } from '@anju/shared-types'
import { whyNotTakable } from '../../../domain/appointments/may-take.ts'
import { fits, isBetter, type Wishes } from '../../../domain/appointments/waitlist.ts'
import { dayOfHall } from '../../../domain/calendar/hall-hours.ts'
import { isDuplicateKey } from '../../../platform/db/errors.ts'
import type { Call, Verified } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { hallAndService } from '../../halls/hall-and-service.ts'
import { timeText } from '../appointment-view.ts'
import { whyPaused } from '../hold-place.ts'
import { type Refused, refuseUnlessRepeat } from '../refuse-unless-repeat.ts'
import type { WaitNeeds } from './needs.ts'
import type { WaitEntry } from './wait-store.ts'
import { waitView } from './wait-view.ts'

type Needs = Pick<WaitNeeds, 'entries' | 'appointments' | 'slots' | 'halls' | 'transact' | 'ids'>
type Asked = Pick<WaitEntry, 'service' | 'hallIds' | 'from' | 'to' | 'parts'>

/**
 * Puts the caller in line for days that are full. Only days whose places are out: a new release is for everybody at its hour, and
 * not for those first who asked weeks before.
 */
export async function joinWaitlist(needs: Needs, asked: Asked, caller: Verified, call: Call): Promise<WaitEntryReply> {
  const { entries, transact, ids } = needs
  const catalogue = await needs.halls.catalogue()
  const why = await whyNot(needs, asked, caller, call.now)
  if (why) return refuseUnlessRepeat(transact, call, why)
  const entry: WaitEntry = {
    ...{ _id: ids.id(), accountId: caller.accountId, ...asked, hallIds: [...new Set(asked.hallIds)] },
    ...{ parts: [...new Set(asked.parts)], joinedAt: call.now, state: 'waiting', active: true, revision: 1 },
    ...{ answered: [], unanswered: 0, history: [{ at: call.now, action: 'join', text: '加入候补' }] },
  }
  try {
    return await transact(call, async (tx) => {
      await entries.insert(tx.session, entry)
      tx.record({ type: 'waitlist.joined', subject: { kind: 'wait-entry', id: entry._id } })
      return waitView(needs, entry, catalogue, call.now)
    })
  } catch (error) {
    if (isDuplicateKey(error)) return refuse('WAITING_ALREADY')
    throw error
  }
}

async function whyNot(needs: Needs, asked: Asked, { accountId }: Verified, now: Date): Promise<Refused | undefined> {
  const catalogue = await needs.halls.catalogue()
  const halls = asked.hallIds.map((id) => hallAndService(catalogue, id, asked.service))
  const today = shanghaiDate(now)
  const last = addDays(today, Math.max(...halls.map(({ hall }) => hall.policy.releaseDaysAhead)))
  if (asked.from < today || asked.to < asked.from || asked.to > last) {
    return { refused: 'BAD_INPUT', field: 'to', text: '请选从今天起、已经放号的日子。' }
  }
  const past = await needs.appointments.bookingFacts(accountId, asked.service)
  const paused = whyPaused(past, now)
  if (paused) return paused
  const held = past.find((one) => one.active && one.service === asked.service)
  const wishes: Wishes = asked
  const found = await Promise.all(
    halls.map(({ hall }) => needs.slots.ofDays(hall._id, asked.service, asked.from, asked.to)),
  )
  const wanted = found.flat().filter((slot) => fits(wishes, slot) && slot.lastOfferAt && now < slot.lastOfferAt)
  if (wanted.length === 0) {
    return { refused: 'BAD_INPUT', field: 'to', text: '选的时间里没有还来得及的时段，请换日子或上下午。' }
  }
  const free = wanted.find((slot) => {
    const { hall } = halls.find((one) => one.hall._id === slot.hallId)!
    const day = dayOfHall(slot.date, hall, catalogue.calendar)
    const isAsGood = held && !isBetter(wishes, slot, { ...held, _id: held.slotId })
    return !isAsGood && !whyNotTakable(slot, day, hall.policy.holdMinutes, now)
  })
  if (!free) return undefined
  const where = catalogue.halls.get(free.hallId)?.name ?? free.hallId
  return { refused: 'PLACES_FREE', text: `现在就有名额：${where}，${timeText(free)}。` }
}
