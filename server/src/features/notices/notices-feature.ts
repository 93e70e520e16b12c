import { notices as contract } from '@anju/shared-types'
import type { Gateways } from '../../gateways/index.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { createChannels } from './channels.ts'
import { deliverNotice, sweepDeliveries } from './deliver-notice.ts'
import { createDeliveryStore } from './delivery-store.ts'
import { listNotices } from './list-notices.ts'
import { createNoticeStore } from './notice-store.ts'
import { findUnreached } from './outreach/ask-for-outreach.ts'
import { createOutreachStore } from './outreach/outreach-store.ts'
import { deliverJob } from './queue-delivery.ts'
import { readReceipt, receiptJob, receiptRoutes } from './receive-receipts.ts'
import { pushJob, readWechatPush, wechatPushRoutes } from './receive-wechat-push.ts'
import { createSendAtOnce } from './send-at-once.ts'
import { createSmsSender } from './sms-sender.ts'
import { listTemplates, saveSubscriptions } from './subscribe.ts'
import { createSubscriptionStore } from './subscription-store.ts'

/** Notices: the in-app inbox, deliveries over SMS and push, receipts, subscriptions. */
export function createNoticesFeature(
  parts: Parts,
  { accounts, gateways }: { accounts: Accounts; gateways: Pick<Gateways, 'wechat' | 'alipay' | 'sms'> },
) {
  const notices = createNoticeStore(parts.db)
  const deliveries = createDeliveryStore(parts.db)
  const subscriptions = createSubscriptionStore(parts.db)
  const sender = createSmsSender(gateways.sms, parts.clock)
  const needs = { ...parts, accounts, gateways, notices, deliveries, subscriptions, sender, wechat: gateways.wechat }
  const outreach = createOutreachStore(parts.db)
  const deliver = { ...needs, channels: createChannels(needs) }

  const feature: Feature<typeof contract.table> = {
    name: 'notices',
    contract,
    handlers: {
      list: ({ query }, caller) => listNotices(needs, caller.accountId, query.before),
      read: async ({ params }, caller) =>
        (await notices.markRead(params.id, caller.accountId)) ? { done: true } : refuse('NOT_YOURS'),
      templates: (_input, caller, call) => listTemplates(needs, caller, call),
      subscribed: ({ body }, caller, call) => saveSubscriptions(needs, body, caller, call),
    },
    jobs: {
      [deliverJob]: ({ deliveryId = '', attempts }) =>
        deliverNotice(deliver, { deliveryId, attempts: Number(attempts) }),
      [receiptJob]: readReceipt(needs),
      [pushJob]: readWechatPush(needs),
    },
    callbacks: [...receiptRoutes(parts, gateways.sms), ...wechatPushRoutes(parts, gateways.wechat)],
    every: [
      { name: 'sweep-deliveries', seconds: 30, run: () => sweepDeliveries(deliver) },
      { name: 'find-unreached', seconds: 60, run: () => findUnreached({ ...needs, outreach }) },
    ],
  }
  return {
    feature,
    /** For what somebody waits for: the login code. */
    sendAtOnce: createSendAtOnce(needs),
    countUnread: notices.countUnread,
    /** Part of a merge: what the ended account was told and subscribed to goes along. */
    async onMerge(tx: Tx, from: string, into: string) {
      await notices.move(from, into, tx.session)
      await subscriptions.move(from, into, tx.session)
    },
  }
}
