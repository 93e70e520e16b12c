import { MOST_ASKED_AT_ONCE } from '../../domain/notices/credit.ts'
import { type TemplateName, templateRules } from '../../domain/notices/templates.ts'
import type { Channel } from '../../platform/http/call.ts'
import type { Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import { createSubscriptionStore } from './subscription-store.ts'

export interface CreditLine {
  template: TemplateName
  title: string
  /** How it will reach this person as things stand: a push, else an SMS, else only the app. */
  way: 'push' | 'sms' | 'app'
}

export interface Credit {
  lines: CreditLine[]
  /** What to ask for at the next tap: the platform's ids of steps that would be silent on it. */
  ask: { template: TemplateName; id: string; title: string }[]
}

export type CreditOf = (accountId: string, channel: Channel, templates: readonly TemplateName[]) => Promise<Credit>

/** Which of the messages to come would be silent on the platform through which the person is here (E74). */
export function createCredit(
  { db, config }: Pick<Parts, 'db' | 'config'>,
  { accounts }: { accounts: Pick<Accounts, 'store'> },
): CreditOf {
  const subscriptions = createSubscriptionStore(db)
  const filed = { wechat: config.WX_TEMPLATES, alipay: config.ALIPAY_TEMPLATES }
  return async (accountId, channel, templates) => {
    const account = await accounts.store.find(accountId)
    const fallback = account?.phones.length ? 'sms' : 'app'
    const left = channel === 'h5' ? new Map<string, number>() : await subscriptions.left(accountId, channel)
    const lines = templates.map((template) => {
      const id = channel === 'h5' ? undefined : filed[channel][template]?.id
      const isPushed = id !== undefined && (left.get(id) ?? 0) > 0
      return { template, title: templateRules[template].title, way: isPushed ? ('push' as const) : fallback, id }
    })
    const silent = lines.flatMap(({ template, title, way, id }) =>
      id && way !== 'push' ? [{ template, title, id }] : [],
    )
    return {
      lines: lines.map(({ id: _id, ...line }) => line as CreditLine),
      ask: silent.slice(0, MOST_ASKED_AT_ONCE),
    }
  }
}
