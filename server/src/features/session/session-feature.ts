import { session as contract, type Me } from '@anju/shared-types'
import type { Gateways } from '../../gateways/index.ts'
import type { Feature, Parts } from '../../platform/parts.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { SendAtOnce } from '../notices/send-at-once.ts'
import { bindPhoneByCode } from './bind-phone-by-code.ts'
import { bindAlipayPhone, bindWechatPhone } from './bind-platform-phone.ts'
import { createChoices } from './choice-store.ts'
import { choosePerson } from './choose-person.ts'
import { loginByPhone } from './login-by-phone.ts'
import { loginByPlatform } from './login-by-platform.ts'
import type { SessionNeeds } from './needs.ts'
import { sendLoginCode } from './send-login-code.ts'
import type { Sessions } from './sessions.ts'
import { createSmsCodes } from './sms-code-store.ts'

export interface SessionFeatureNeeds {
  accounts: Accounts
  sessions: Sessions
  gateways: Pick<Gateways, 'wechat' | 'alipay'>
  sendAtOnce: SendAtOnce
  showMe(accountId: string): Promise<Me>
}

const HOURLY = 3_600

/** Login on every channel, refresh and logout. */
export function createSessionFeature(parts: Parts, given: SessionFeatureNeeds): Feature<typeof contract.table> {
  const needs: SessionNeeds = { ...parts, ...given, codes: createSmsCodes(parts), choices: createChoices(parts) }
  const { sessions, gateways } = needs
  const { wechat, alipay } = gateways
  return {
    name: 'session',
    contract,
    handlers: {
      sendCode: ({ body }, _caller, call) => sendLoginCode(needs, body.phone, call),
      byPhone: ({ body }, _caller, call) => loginByPhone(needs, body, call),
      choose: ({ body }, _caller, call) => choosePerson(needs, body, call),
      byWechat: async ({ body }, _caller, call) =>
        loginByPlatform(needs, 'wechat', wechat.appid, await wechat.login(body.code), call),
      byAlipay: async ({ body }, _caller, call) =>
        loginByPlatform(needs, 'alipay', alipay.appId, await alipay.login(body.authCode), call),
      bindWechatPhone: ({ body }, caller, call) => bindWechatPhone(needs, body.code, caller, call),
      bindAlipayPhone: ({ body }, caller, call) => bindAlipayPhone(needs, body.response, caller, call),
      bindPhone: ({ body }, caller, call) => bindPhoneByCode(needs, body, caller, call),
      refresh: ({ body }, _caller, call) => sessions.refresh(call, body.refreshToken),
      logout: async ({ body }, caller, call) => {
        if (body.everywhere) await sessions.endEverywhere(call, caller.accountId)
        else await sessions.end(call, caller.sessionId)
        return { done: true }
      },
    },
    every: [
      {
        name: 'tidy-logins',
        seconds: HOURLY,
        run: async () => {
          await needs.codes.removeOld(parts.clock.now())
          await needs.choices.removeOld(parts.clock.now())
          await sessions.removeRunOut()
        },
      },
    ],
  }
}
