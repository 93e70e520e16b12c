import { hidePersonalNumbers } from '../../domain/identity/mask.ts'
import type { DeliveryChannel } from '../../domain/notices/delivery-states.ts'
import { mayRingAt } from '../../domain/notices/quiet-hours.ts'
import { expiryOf, type TemplateName, templateRules } from '../../domain/notices/templates.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Account } from '../accounts/account-store.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { createDeliveryStore } from './delivery-store.ts'
import { createNoticeStore, type NoticeRow } from './notice-store.ts'
import type { Notifier, OutsiderNotifier, Told } from './notifier.ts'
import { askForOutreach } from './outreach/ask-for-outreach.ts'
import { createOutreachStore } from './outreach/outreach-store.ts'
import { queueDelivery } from './queue-delivery.ts'

/**
 * Writes the notice, then one delivery per channel that reaches the person, then queues them. Each step may be repeated: a
 * call after a crash completes what the one before began.
 */
export function createNotifier(parts: Parts, { accounts }: { accounts: Accounts }): Notifier & OutsiderNotifier {
  const { db, ids, clock, config, cipher, jobs, log } = parts
  const notices = createNoticeStore(db)
  const deliveries = createDeliveryStore(db)
  const outreach = createOutreachStore(db)

  const channelsOf = async ({ id, phones }: Account, template: TemplateName): Promise<DeliveryChannel[]> => {
    const platforms = await accounts.identities.channelsOf(id)
    const has = { wechat: config.WX_TEMPLATES, alipay: config.ALIPAY_TEMPLATES }
    const isNeeded = platforms.length === 0 || !templateRules[template].smsOnlyWithoutApp
    const sms: DeliveryChannel[] = phones.length && isNeeded ? ['sms'] : []
    return [...sms, ...platforms.filter((platform) => has[platform][template])]
  }

  const write = ({ eventId, title, text, page }: Told, to: Pick<NoticeRow, 'accountId' | 'outsider'>) =>
    notices.keep({
      ...{ _id: ids.id(), eventId, ...to },
      title: hidePersonalNumbers(title),
      text: hidePersonalNumbers(text),
      ...(page ? { page } : {}),
      at: clock.now(),
      read: false,
    })

  const deliver = async (notice: NoticeRow, told: Told & { template: TemplateName }, channels: DeliveryChannel[]) => {
    const { template, page, usefulUntil, holdsWhile } = told
    const vars = Object.fromEntries(Object.entries(told.vars).map(([key, value]) => [key, hidePersonalNumbers(value)]))
    const nextAt = mayRingAt(template, notice.at)
    const itsTime = expiryOf(template, nextAt)
    const expiresAt = usefulUntil && usefulUntil < itsTime ? usefulUntil : itsTime
    const begin = async (channel: DeliveryChannel) => {
      const _id = `${notice._id}-${channel}`
      await deliveries.insert({
        ...{ _id, noticeId: notice._id, accountId: notice.accountId, channel, template, vars },
        ...(page ? { page } : {}),
        ...(holdsWhile && { holdsWhile }),
        ...{ state: 'queued', attempts: 0, tried: [], wasUncertain: false, history: [] },
        ...{ nextAt, at: notice.at, expiresAt },
      })
      await queueDelivery(jobs, { _id, attempts: 0, nextAt }, notice.at)
    }
    await Promise.all(channels.map(begin))
    if (channels.length === 0 && templateRules[template].mustReach) {
      await askForOutreach({ outreach, clock }, notice, '没有留下能联系的方式')
    }
  }

  return {
    async notify(request) {
      const account = await accounts.store.find(request.accountId)
      if (!account) {
        log.warn({ account: request.accountId, template: request.template }, 'nobody to notify')
        return
      }
      const notice = await write(request, { accountId: account.id })
      const { template } = request
      if (template) await deliver(notice, { ...request, template }, await channelsOf(account, template))
    },

    async notifyOutsider({ idIndex, name, phone }, told) {
      const outsider = cipher.seal(JSON.stringify({ name, ...(phone && { phone }) }))
      const notice = await write(told, { accountId: `outside-${idIndex}`, outsider })
      await deliver(notice, told, phone ? ['sms'] : [])
    },
  }
}
