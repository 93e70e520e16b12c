import { reachOf } from '../../../domain/notices/reached.ts'
import { templateRules } from '../../../domain/notices/templates.ts'
import type { Parts } from '../../../platform/parts.ts'
import type { DeliveryStore } from '../delivery-store.ts'
import type { NoticeRow, NoticeStore } from '../notice-store.ts'
import type { OutreachStore } from './outreach-store.ts'

/** One task a message and person, however often it is asked for. */
export const askForOutreach = (
  { outreach, clock }: { outreach: OutreachStore; clock: Parts['clock'] },
  { _id, accountId, outsider, title, text, page }: NoticeRow,
  why: string,
): Promise<void> =>
  outreach.keep({
    ...{ _id, accountId, title, text, why, at: clock.now(), state: 'open' },
    ...(outsider && { outsider }),
    ...(page && { page }),
  })

/** Deliveries that ended without arriving: when no other way carried the message and nobody read it in the app, a person takes it up. */
export async function findUnreached(needs: {
  deliveries: DeliveryStore
  notices: NoticeStore
  outreach: OutreachStore
  clock: Parts['clock']
}): Promise<void> {
  const { deliveries, notices } = needs
  const failed = await deliveries.unsettled()
  if (failed.length === 0) return
  const important = failed.filter(({ template }) => templateRules[template].mustReach)
  const unread = await notices.unread(important.flatMap(({ noticeId }) => noticeId ?? []))
  const ways = await deliveries.listFor(unread.map(({ _id }) => _id))
  for (const notice of unread) {
    const states = ways.filter(({ noticeId }) => noticeId === notice._id).map(({ state }) => state)
    if (reachOf(states) !== 'unreached') continue
    const { holdsWhile } = important.find(({ noticeId }) => noticeId === notice._id)!
    // Nobody is called about a fee that was paid meanwhile.
    if (holdsWhile && !(await deliveries.stillHolds(holdsWhile))) continue
    await askForOutreach(needs, notice, '短信和推送都没有送达')
  }
  // After the tasks: a crash in between looks once more and finds them.
  await deliveries.settled(failed.map(({ _id }) => _id))
}
