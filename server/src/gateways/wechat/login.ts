import { readMobile } from '../../domain/identity/phone.ts'
import { ask, type GatewayNeeds, isText } from '../ask.ts'
import type { PlatformLogin, PlatformPhone } from '../platform-login.ts'
import type { AccessTokens, WechatAccount } from './access-token.ts'
import { callWechat, readWechat, type WechatAnswer } from './call.ts'
import { meaningOf } from './codes.ts'

/**
 * Who is behind a code of `wx.login` (five minutes, once). The session_key is neither kept nor passed on: nothing of ours
 * decrypts client data with it, and it must never reach a phone.
 */
export async function loginByWechat(needs: GatewayNeeds, account: WechatAccount, code: string): Promise<PlatformLogin> {
  const url = new URL(`${account.baseUrl}/sns/jscode2session`)
  url.search = new URLSearchParams({
    appid: account.appid,
    secret: account.secret,
    js_code: code,
    grant_type: 'authorization_code',
  }).toString()
  const answer = readWechat(await ask(needs, 'wechat-login', url, { method: 'GET' }))
  if (answer.kind !== 'ok') return refused(needs, answer)
  return isText(answer.body.openid) ? { kind: 'person', ids: [answer.body.openid] } : { kind: 'silent' }
}

/** The phone behind a code of the "get phone number" button. The openid is sent, so that nobody can bring another's code. */
export async function phoneByWechat(
  needs: GatewayNeeds,
  account: WechatAccount,
  tokens: AccessTokens,
  code: string,
  openid: string,
): Promise<PlatformPhone> {
  const answer = await callWechat(needs, account, tokens, '/wxa/business/getuserphonenumber', { code, openid })
  if (answer.kind !== 'ok') return refused(needs, answer)
  const { purePhoneNumber, countryCode, watermark } = (answer.body.phone_info ?? {}) as Record<string, unknown>
  // The watermark says for which app the number was given out.
  if ((watermark as { appid?: unknown } | undefined)?.appid !== account.appid) {
    needs.log.error({ system: 'wechat-phone' }, 'phone number with a foreign watermark')
    return { kind: 'refused', code: 'watermark' }
  }
  const phone = countryCode === '86' && isText(purePhoneNumber) ? readMobile(purePhoneNumber) : undefined
  return phone ? { kind: 'phone', phone } : { kind: 'refused', code: 'not-mainland' }
}

function refused(needs: GatewayNeeds, answer: Exclude<WechatAnswer, { kind: 'ok' }>) {
  if (answer.kind === 'silent') return { kind: 'silent' } as const
  const meaning = meaningOf(answer.errcode)
  if (meaning === 'code-refused') return { kind: 'refused', code: String(answer.errcode) } as const
  if (meaning === 'setup')
    needs.log.error({ system: 'wechat-login', errcode: answer.errcode }, 'WeChat refuses our set-up')
  return { kind: 'silent' } as const
}
