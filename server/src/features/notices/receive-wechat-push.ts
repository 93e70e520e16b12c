import type { DeliveryState } from '../../domain/notices/delivery-states.ts'
import type { TemplateName } from '../../domain/notices/templates.ts'
import type { Wechat } from '../../gateways/wechat/index.ts'
import { readPush, type WechatPush } from '../../gateways/wechat/message-push.ts'
import type { CallbackRoute, JobHandler, Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { DeliveryStore } from './delivery-store.ts'
import type { SubscriptionStore } from './subscription-store.ts'

export const pushJob = 'read-wechat-push'
const PATH = '/wechat/push'

/** WeChat hangs up after five seconds and sends again: stored is all that happens before the answer. */
export function wechatPushRoutes({ inbox }: Pick<Parts, 'inbox'>, wechat: Wechat): CallbackRoute[] {
  return [
    {
      method: 'GET',
      path: PATH,
      async handle({ query }) {
        const echo = wechat.echo(query)
        return echo === undefined ? { status: 403, body: '' } : { status: 200, body: echo }
      },
    },
    {
      method: 'POST',
      path: PATH,
      async handle({ query, body }) {
        const text = wechat.openPush(query, body)
        if (text === undefined) return { status: 403, body: '' }
        const push = readPush(text)
        if (push) await inbox.receive({ provider: 'wechat-push', id: push.id, raw: text, job: pushJob })
        return { status: 200, body: 'success' }
      },
    },
  ]
}

export interface PushNeeds extends Pick<Parts, 'inbox' | 'clock'> {
  wechat: Wechat
  accounts: Accounts
  deliveries: DeliveryStore
  subscriptions: SubscriptionStore
}

/** What people answered to WeChat's question, changed in its settings, and whether messages arrived. */
export function readWechatPush(needs: PushNeeds): JobHandler {
  const { inbox, accounts, wechat, clock } = needs
  return async ({ inboxId = '' }) => {
    const received = await inbox.open(inboxId)
    if (!received) return
    const push = readPush(received.raw)
    const identity = push && ({ channel: 'wechat', app: wechat.appid, platformId: push.openid } as const)
    const accountId = identity && (await accounts.identities.accountOf(identity))
    const ageMs = clock.now().getTime() - received.at.getTime()
    if (push && accountId) {
      for (const entry of push.entries) await readEntry(needs, push, entry, { accountId, isYoung: ageMs < LOOK_FOR_MS })
    }
    await inbox.done(inboxId)
  }
}

/** The report of a message may come before WeChat's reply to the send has been saved. */
const LOOK_FOR_MS = 10 * 60_000

async function readEntry(
  needs: PushNeeds,
  push: WechatPush,
  entry: Record<string, string>,
  { accountId, isYoung }: { accountId: string; isYoung: boolean },
) {
  const { subscriptions, deliveries, wechat, clock } = needs
  const templateId = entry.TemplateId ?? ''
  const template = Object.entries(wechat.templates).find(([, filed]) => filed.id === templateId)?.[0] as
    | TemplateName
    | undefined
  if (!template) return
  const of = { accountId, channel: 'wechat', templateId } as const
  switch (push.event) {
    case 'subscribe_msg_popup_event':
      if (entry.SubscribeStatusString === 'accept') await subscriptions.accept(of, 'byPush')
      return
    case 'subscribe_msg_change_event':
      if (entry.SubscribeStatusString === 'reject') await subscriptions.exhaust(of)
      return
    case 'subscribe_msg_sent_event': {
      const find = (...states: DeliveryState[]) => deliveries.findNewest(accountId, 'wechat', template, states)
      // Looked at before the id: a send that ends between the two looks has saved its id by the second one.
      const isSending = await find('sending')
      const byId = entry.MsgID ? await deliveries.findByProviderId('wechat', entry.MsgID) : undefined
      // Without an answer to the send we know no id; without an id in the report the newest one is meant.
      const delivery = byId ?? (entry.MsgID ? await find('uncertain') : await find('sent', 'uncertain'))
      if (delivery) await deliveries.report(delivery._id, entry.ErrorCode === '0', clock.now(), entry.ErrorStatus)
      else if (isYoung && isSending) throw new Error('the report was faster than the reply')
    }
  }
}
