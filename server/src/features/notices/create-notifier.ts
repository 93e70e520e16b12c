import { hidePersonalNumbers } from '../../domain/identity/mask.ts'
import type { DeliveryChannel } from '../../domain/notices/delivery-states.ts'
import { expiryOf } from '../../domain/notices/templates.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Account } from '../accounts/account-store.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { createDeliveryStore } from './delivery-store.ts'
import { createNoticeStore, type NoticeRow } from './notice-store.ts'
import type { NoticeRequest, Notifier } from './notifier.ts'
import { queueDelivery } from './queue-delivery.ts'

/**
 * Writes the notice, then one delivery per channel that reaches the person, then queues them. Each step may be repeated: a
 * call after a crash completes what the one before began.
 */
export function createNotifier(parts: Parts, { accounts }: { accounts: Accounts }): Notifier {
  const { db, ids, clock, config, jobs, log } = parts
  const notices = createNoticeStore(db)
  const deliveries = createDeliveryStore(db)

  const channelsOf = async ({ id, phones }: Account, template: string): Promise<DeliveryChannel[]> => {
    const platforms = await accounts.identities.channelsOf(id)
    const has = { wechat: config.WX_TEMPLATES, alipay: config.ALIPAY_TEMPLATES }
    const sms: DeliveryChannel[] = phones.length ? ['sms'] : []
    return [...sms, ...platforms.filter((platform) => has[platform][template])]
  }

  const write = (request: NoticeRequest, accountId: string): Promise<NoticeRow> =>
    notices.keep({
      _id: ids.id(),
      eventId: request.eventId,
      accountId,
      title: hidePersonalNumbers(request.title),
      text: hidePersonalNumbers(request.text),
      ...(request.page ? { page: request.page } : {}),
      at: clock.now(),
      read: false,
    })

  return {
    async notify(request) {
      const account = await accounts.store.find(request.accountId)
      if (!account) {
        log.warn({ account: request.accountId, template: request.template }, 'nobody to notify')
        return
      }
      const notice = await write(request, account.id)
      const { template, page } = request
      if (!template) return
      const vars = Object.fromEntries(
        Object.entries(request.vars).map(([key, value]) => [key, hidePersonalNumbers(value)]),
      )
      for (const channel of await channelsOf(account, template)) {
        const _id = `${notice._id}-${channel}`
        await deliveries.insert({
          ...{ _id, noticeId: notice._id, accountId: account.id, channel, template, vars },
          ...(page ? { page } : {}),
          ...{ state: 'queued', attempts: 0, tried: [], wasUncertain: false, history: [] },
          ...{ nextAt: notice.at, at: notice.at, expiresAt: expiryOf(template, notice.at) },
        })
        await queueDelivery(jobs, { _id, attempts: 0, nextAt: notice.at }, notice.at)
      }
    },
  }
}
