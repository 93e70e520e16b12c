import type { SendOutcome } from '../../domain/notices/send-outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import type { GatewayNeeds } from '../ask.ts'
import type { PlatformLogin, PlatformPhone } from '../platform-login.ts'
import type { PlatformTemplates, PushMessage } from '../push-message.ts'
import { type AlipayAccount, beijingTime, createAlipayCall, createSdk } from './call.ts'
import { type AlipayCertify, createAlipayCertify, pageUrls } from './certify.ts'
import { loginByAlipay, openAlipayPhone } from './login.ts'
import { sendTemplateMessage } from './template-message.ts'

export interface Alipay {
  appId: string
  templates: PlatformTemplates
  login(authCode: string): Promise<PlatformLogin>
  /** Opens the text that `my.getPhoneNumber` gave. */
  phone(response: string): PlatformPhone
  certify: AlipayCertify
  send(message: PushMessage): Promise<SendOutcome>
}

export function createAlipay(
  settings: AlipayAccount & { aesKey: string; templates: PlatformTemplates },
  needs: GatewayNeeds & { clock: Clock },
): Alipay {
  const sdk = createSdk(settings, needs)
  const call = createAlipayCall(settings, needs, sdk)
  return {
    appId: settings.appId,
    templates: settings.templates,
    login: (authCode) => loginByAlipay(call, authCode),
    phone: (response) => openAlipayPhone(settings, response, needs.log),
    certify: createAlipayCertify(
      call,
      pageUrls(sdk, () => beijingTime(needs.clock.now())),
    ),
    send: (message) => sendTemplateMessage(call, needs.log, settings.templates, message),
  }
}
