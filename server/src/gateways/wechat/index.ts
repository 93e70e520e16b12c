import type { Redis } from 'ioredis'
import type { SendOutcome } from '../../domain/notices/send-outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import type { GatewayNeeds } from '../ask.ts'
import type { PlatformLogin, PlatformPhone } from '../platform-login.ts'
import type { PlatformTemplates, PushMessage } from '../push-message.ts'
import { createAccessTokens, type WechatAccount } from './access-token.ts'
import { createWechatFace, type WechatFace } from './face.ts'
import { loginByWechat, phoneByWechat } from './login.ts'
import { echoOf, openPush, type PushAccount } from './message-push.ts'
import { sendSubscribeMessage } from './subscribe-message.ts'

export interface Wechat {
  appid: string
  templates: PlatformTemplates
  login(code: string): Promise<PlatformLogin>
  phone(code: string, openid: string): Promise<PlatformPhone>
  face: WechatFace
  send(message: PushMessage): Promise<SendOutcome>
  /** Answer to the console's check of our push address. */
  echo(query: Record<string, string>): string | undefined
  /** The decrypted text of a push; undefined when it is not WeChat's. Read it with `readPush`. */
  openPush(query: Record<string, string>, body: Buffer): string | undefined
}

export function createWechat(
  settings: WechatAccount & { pushToken: string; pushAesKey: string; templates: PlatformTemplates },
  needs: GatewayNeeds & { redis: Redis; clock: Clock },
): Wechat {
  const account: WechatAccount = { ...settings, baseUrl: settings.baseUrl.replace(/\/$/, '') }
  const push: PushAccount = { appid: settings.appid, token: settings.pushToken, aesKey: settings.pushAesKey }
  const tokens = createAccessTokens(account, needs)
  return {
    appid: account.appid,
    templates: settings.templates,
    login: (code) => loginByWechat(needs, account, code),
    phone: (code, openid) => phoneByWechat(needs, account, tokens, code, openid),
    face: createWechatFace(needs, account, tokens),
    send: (message) => sendSubscribeMessage(needs, account, tokens, settings.templates, message),
    echo: (query) => echoOf(push, query),
    openPush: (query, body) => openPush(push, query, body),
  }
}
