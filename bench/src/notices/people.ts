import type { Accounts } from '../../../server/src/features/accounts/accounts.ts'
import { systemCall } from '../../../server/src/platform/http/call.ts'
import type { Parts } from '../../../server/src/platform/parts.ts'
import { runAll } from '../load.ts'

/** Somebody of the sandbox's crowd, with the ways on which a message reaches them. */
export interface Person {
  accountId: string
  phone: string
  ways: readonly ('sms' | 'wechat' | 'alipay')[]
}
type Control = (method: string, path: string, body?: object) => Promise<Record<string, unknown>>

const TEMPLATE = 'appointment-confirmed'
/** Each is told twice. */
const TIMES = 2

/** Accounts of the crowd: each has a phone, every third also WeChat and every third Alipay, with the right to be told twice. */
export async function peopleOf(parts: Parts, accounts: Accounts, count: number, control: Control): Promise<Person[]> {
  const numbers = Array.from({ length: count }, (_, n) => n)
  const made: Person[] = []
  await runAll(numbers, 16, async (n) => {
    const phone = `1370000${String(n % 10_000).padStart(4, '0')}`
    const accountId = parts.ids.id()
    const platform = n % 3 === 1 ? 'wechat' : n % 3 === 2 ? 'alipay' : undefined
    const identity = platform && (await subscribed(platform, `crowd-${n % 10_000}`))
    await parts.transact(systemCall('bench', { now: new Date(), ids: parts.ids }), async (tx) => {
      await accounts.store.insert({ id: accountId, phone: { number: phone, by: 'sms' } }, tx.now, tx.session)
      if (identity) await accounts.identities.bind([identity], accountId, tx.now, tx.session)
      return {}
    })
    made.push({ accountId, phone, ways: platform ? ['sms', platform] : ['sms'] })
  })
  return made

  async function subscribed(channel: 'wechat' | 'alipay', slug: string) {
    const { WX_TEMPLATES, ALIPAY_TEMPLATES, WX_APPID, ALIPAY_APP_ID } = parts.config
    const { platformIds } = (await control('GET', `/people/${slug}`)) as {
      platformIds: { wechatOpenid: string; alipayOpenId: string }
    }
    const of =
      channel === 'wechat'
        ? { app: WX_APPID, platformId: platformIds.wechatOpenid, ask: { tmplIds: [WX_TEMPLATES[TEMPLATE]!.id] } }
        : {
            app: ALIPAY_APP_ID,
            platformId: platformIds.alipayOpenId,
            ask: { entityIds: [ALIPAY_TEMPLATES[TEMPLATE]!.id] },
          }
    for (let time = 0; time < TIMES; time += 1) await control('POST', `/phones/${slug}/${channel}-subscribe`, of.ask)
    return { channel, app: of.app, platformId: of.platformId }
  }
}
