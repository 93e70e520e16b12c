import { shanghaiEnd } from '@anju/shared-types'
import { MOST_UNANSWERED, OFFER_MINUTES } from '../../../domain/appointments/waitlist.ts'
import type { OutboxRow } from '../../../platform/outbox/outbox-store.ts'
import type { Notifier, Told } from '../../notices/notifier.ts'
import { templateDeadline, templateTime } from '../appointment-notices.ts'
import { timeText } from '../appointment-view.ts'
import type { WaitNeeds } from './needs.ts'
import { openOffer } from './wait-view.ts'

type Needs = Pick<WaitNeeds, 'entries' | 'halls' | 'clock'> & { notifier: Notifier }

/** What people in line are told: of an offer on every way there is, of its end in the app. */
export function tellWaiting(needs: Needs) {
  const tell = async (row: OutboxRow, told: Omit<Told, 'eventId' | 'page'> | undefined) => {
    const entry = await needs.entries.find(row.subject.id)
    if (!entry || !told) return
    const page = `packages/waitlist/one/index?id=${entry._id}`
    await needs.notifier.notify({ eventId: row._id, accountId: entry.accountId, page, ...told })
  }
  return {
    async offered(row: OutboxRow) {
      const entry = await needs.entries.find(row.subject.id)
      const offer = entry && openOffer(entry, needs.clock.now())
      // Answered, or over: a message now would send somebody after a place that is gone.
      if (!offer || offer.id !== row.data?.offerId) return
      const { halls, services } = await needs.halls.catalogue()
      const hall = halls.get(offer.hallId)?.name ?? offer.hallId
      const service = services.get(entry.service)?.plainName ?? entry.service
      await tell(row, {
        template: 'waitlist-offer',
        vars: { hall, time: templateTime(offer), service, before: templateDeadline(offer.endsAt) },
        usefulUntil: offer.endsAt,
        holdsWhile: {
          ...{ of: 'wait-entries', id: entry._id },
          facts: [
            { path: 'state', isOneOf: ['offered'] },
            { path: 'offer.id', isOneOf: [offer.id] },
          ],
        },
        title: '候补到名额了，请马上答复',
        text: `${hall}，${timeText(offer)}，办“${service}”。为您保留 ${OFFER_MINUTES} 分钟，${shanghaiEnd(offer.endsAt).time} 前点“要这个名额”就约上了；过时给下一位。`,
      })
    },
    unanswered: (row: OutboxRow) =>
      tell(row, {
        vars: {},
        title: '候补的名额给了下一位',
        text: `${OFFER_MINUTES} 分钟内没有收到您的答复。您还在候补里，次序不变；连续 ${MOST_UNANSWERED} 次没有答复，候补会结束。`,
      }),
    async lapsed(row: OutboxRow) {
      const entry = await needs.entries.find(row.subject.id)
      const last = entry?.history.at(-1)?.text
      await tell(row, {
        vars: {},
        title: '候补结束了',
        text: `${last ?? ''}。还想约的话，可以重新加入候补，或换个日子、换个大厅。`,
      })
    },
  }
}
