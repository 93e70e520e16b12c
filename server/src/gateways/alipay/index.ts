import type { SendOutcome } from '../../domain/notices/send-outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import type { GatewayNeeds } from '../ask.ts'
import type { PlatformLogin, PlatformPhone } from '../platform-login.ts'
import type { PlatformTemplates, PushMessage } from '../push-message.ts'
import { type AlipayAccount, createAlipayCall } from './call.ts'
import { loginByAlipay, openAlipayPhone } from './login.ts'
import { sendTemplateMessage } from './template-message.ts'

export interface Alipay {
  appId: string
  templates: PlatformTemplates
  login(authCode: string): Promise<PlatformLogin>
  /** Opens the text that `my.getPhoneNumber` gave. */
  phone(response: string): PlatformPhone
  send(message: PushMessage): Promise<SendOutcome>
}

export function createAlipay(
  settings: AlipayAccount & { aesKey: string; templates: PlatformTemplates },
  needs: GatewayNeeds & { clock: Clock },
): Alipay {
  const call = createAlipayCall(settings, needs)
  return {
    appId: settings.appId,
    templates: settings.templates,
    login: (authCode) => loginByAlipay(call, authCode),
    phone: (response) => openAlipayPhone(settings, response, needs.log),
    send: (message) => sendTemplateMessage(call, needs.log, settings.templates, message),
  }
}
