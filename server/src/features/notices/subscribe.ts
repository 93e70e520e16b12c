import { type TemplateName, templateRules } from '../../domain/notices/templates.ts'
import type { Gateways } from '../../gateways/index.ts'
import type { PlatformTemplates } from '../../gateways/push-message.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { SubscriptionStore } from './subscription-store.ts'

export interface SubscribeNeeds extends Pick<Parts, 'transact'> {
  gateways: Pick<Gateways, 'wechat' | 'alipay'>
  subscriptions: SubscriptionStore
}

/** Templates to ask for on this platform; those without a right left come first, since only three fit one question. */
export async function listTemplates({ gateways, subscriptions }: SubscribeNeeds, caller: Account, { channel }: Call) {
  if (channel === 'h5') return { items: [] }
  const left = await subscriptions.left(caller.accountId, channel)
  const items = Object.entries(gateways[channel].templates).map(([template, { id }]) => ({
    template,
    id,
    title: templateRules[template as TemplateName]?.title ?? template,
    left: left.get(id) ?? 0,
  }))
  return { items: items.sort((a, b) => a.left - b.left) }
}

/** What the person answered to the platform's question, as the app saw it. */
export async function saveSubscriptions(
  { transact, gateways, subscriptions }: SubscribeNeeds,
  given: { accepted: string[]; rejected: string[] },
  { accountId }: Account,
  call: Call,
) {
  return transact(call, async (tx) => {
    const knows = (templates: PlatformTemplates, id: string) =>
      Object.values(templates).some((filed) => filed.id === id)
    const channelOf = (templateId: string) =>
      (['wechat', 'alipay'] as const).find((channel) => knows(gateways[channel].templates, templateId))
    for (const [field, ids] of Object.entries(given)) {
      if (ids.some((id) => !channelOf(id))) return refuse('BAD_INPUT', { field })
    }
    for (const templateId of new Set(given.accepted)) {
      await subscriptions.accept({ accountId, channel: channelOf(templateId)!, templateId }, 'byApp', tx.session)
    }
    return { done: true as const }
  })
}
