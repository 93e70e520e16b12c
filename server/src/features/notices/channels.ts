import type { DeliveryChannel } from '../../domain/notices/delivery-states.ts'
import type { SendOutcome } from '../../domain/notices/send-outcome.ts'
import type { TemplateName } from '../../domain/notices/templates.ts'
import type { Gateways } from '../../gateways/index.ts'
import type { SmsProviderName } from '../../gateways/sms/provider.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Account } from '../accounts/account-store.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { DeliveryRow } from './delivery-store.ts'
import type { SmsSender } from './sms-sender.ts'
import type { SubscriptionStore } from './subscription-store.ts'
import { takeTurns } from './take-turns.ts'

/** One way to reach a person: who can carry a message there, and the carrying. */
export interface Channel {
  providers: readonly string[]
  choose(tried: readonly string[]): string | undefined
  /** Where a message to this account goes, or undefined when it cannot go this way (any more). */
  addressOf(account: Account): Promise<string | undefined>
  send(provider: string, to: string, row: DeliveryRow): Promise<SendOutcome>
  /** The provider's id of a template as it stands now. */
  filedAs(provider: string, template: TemplateName): string | undefined
}

export interface ChannelNeeds extends Pick<Parts, 'redis' | 'ids' | 'config'> {
  accounts: Accounts
  gateways: Pick<Gateways, 'wechat' | 'alipay'>
  sender: SmsSender
  subscriptions: SubscriptionStore
}

const smsTemplates = { tencent: 'SMS_TENCENT_TEMPLATES', aliyun: 'SMS_ALIYUN_TEMPLATES' } as const

export function createChannels(needs: ChannelNeeds): Record<DeliveryChannel, Channel> {
  const { sender, gateways, accounts, subscriptions, redis, ids, config } = needs
  const { wechat, alipay } = gateways

  const platform = (channel: 'wechat' | 'alipay', app: string, gateway: typeof wechat | typeof alipay): Channel => ({
    providers: [channel],
    choose: (tried) => (tried.includes(channel) ? undefined : channel),
    addressOf: ({ id }) => accounts.identities.addressOf(id, channel, app),
    filedAs: (_provider, template) => gateway.templates[template]?.id,
    async send(_provider, to, { template, vars = {}, page, accountId }) {
      const send = () => gateway.send({ to, template, vars, page })
      const outcome = (await takeTurns(redis, `${channel}:${to}`, ids.secret(9), send)) ?? {
        kind: 'later' as const,
        code: 'busy',
      }
      const templateId = gateway.templates[template]?.id
      if (templateId && accountId) {
        const of = { accountId, channel, templateId }
        if (outcome.kind === 'sent') await subscriptions.spend(of)
        if (outcome.kind === 'unreachable') await subscriptions.exhaust(of)
      }
      return outcome
    },
  })

  return {
    sms: {
      providers: sender.providers,
      choose: sender.choose,
      addressOf: async ({ phones }) => phones[0],
      filedAs: (provider, template) => config[smsTemplates[provider as SmsProviderName]][template]?.id,
      send: (provider, phone, { _id, template, vars = {} }) =>
        sender.send(provider, { phone, template, vars, id: _id }),
    },
    wechat: platform('wechat', wechat.appid, wechat),
    alipay: platform('alipay', alipay.appId, alipay),
  }
}
