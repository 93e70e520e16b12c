import { createHash } from 'node:crypto'
import type { PlatformPhone } from '../../gateways/platform-login.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { bindPhone } from './bind-phone.ts'
import type { SessionNeeds } from './needs.ts'

/** Binds the phone behind WeChat's "get phone number" button. The code must belong to the WeChat user of this account. */
export async function bindWechatPhone(needs: SessionNeeds, code: string, caller: Account, call: Call) {
  const { wechat } = needs.gateways
  const openid = await needs.accounts.identities.addressOf(caller.accountId, 'wechat', wechat.appid)
  if (!openid) return refuse('PLATFORM_CODE_REFUSED')
  const phone = phoneOf(await wechat.phone(code, openid))
  return bindPhone(needs, { phone, by: 'wechat' }, caller, call)
}

const ALIPAY_WINDOW_MINUTES = 15

/**
 * Binds the phone that `my.getPhoneNumber` gave. Alipay's text has no time and no nonce (one phone gives the same text for ever),
 * so whoever got hold of one could show it at any time. It counts only in a session that Alipay itself opened within the last
 * quarter of an hour, and for as long only for the Alipay user who showed it first.
 */
export async function bindAlipayPhone(needs: SessionNeeds, response: string, caller: Account, call: Call) {
  const { sessions, accounts, gateways, redis } = needs
  const session = await sessions.find(caller.sessionId)
  const openedMs = session ? call.now.getTime() - session.startedAt.getTime() : Number.POSITIVE_INFINITY
  const user = await accounts.identities.addressOf(caller.accountId, 'alipay', gateways.alipay.appId)
  if (!user || session?.by !== 'alipay' || openedMs > ALIPAY_WINDOW_MINUTES * 60_000) {
    return refuse('PLATFORM_CODE_REFUSED', { text: '请重新用支付宝登录后再授权手机号。' })
  }
  const phone = phoneOf(gateways.alipay.phone(response))
  const key = `alipay:phone:${createHash('sha256').update(response).digest('base64url')}`
  await redis.set(key, user, 'EX', ALIPAY_WINDOW_MINUTES * 60, 'NX')
  if ((await redis.get(key)) !== user) return refuse('PLATFORM_CODE_REFUSED')
  return bindPhone(needs, { phone, by: 'alipay' }, caller, call)
}

function phoneOf(answer: PlatformPhone): string {
  if (answer.kind === 'phone') return answer.phone
  if (answer.kind === 'silent') return refuse('PLATFORM_SILENT')
  return answer.code === 'not-mainland'
    ? refuse('PLATFORM_CODE_REFUSED', { text: '平台上绑定的不是大陆手机号，请改用短信验证码。' })
    : refuse('PLATFORM_CODE_REFUSED')
}
