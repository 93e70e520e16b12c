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
  for (const { _id, noticeId, template } of await deliveries.unsettled()) {
    const notice = noticeId ? await notices.find(noticeId) : undefined
    if (notice && !notice.read && templateRules[template].mustReach) {
      const states = (await deliveries.listFor([notice._id])).map(({ state }) => state)
      if (reachOf(states) === 'unreached') await askForOutreach(needs, notice, '短信和推送都没有送达')
    }
    // After the task: a crash in between looks once more and finds the task.
    await deliveries.settled(_id)
  }
}
