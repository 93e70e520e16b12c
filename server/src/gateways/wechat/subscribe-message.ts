import type { SendOutcome } from '../../domain/notices/send-outcome.ts'
import type { GatewayNeeds } from '../ask.ts'
import type { PlatformTemplates, PushMessage } from '../push-message.ts'
import type { AccessTokens, WechatAccount } from './access-token.ts'
import { callWechat } from './call.ts'
import { sendOutcomeOf } from './codes.ts'
import { fitValue } from './field-values.ts'

/** Sends one subscribe message. Callers send to one person one after the other: WeChat refuses two at once (43108). */
export async function sendSubscribeMessage(
  needs: GatewayNeeds,
  account: WechatAccount,
  tokens: AccessTokens,
  templates: PlatformTemplates,
  { to, template, vars, page }: PushMessage,
): Promise<SendOutcome> {
  const filed = templates[template]
  if (!filed) return { kind: 'refused', code: `no template for ${template}` }
  const data: Record<string, { value: string }> = {}
  for (const [name, key] of Object.entries(filed.fields)) {
    const value = fitValue(key, vars[name] ?? '')
    if (value === undefined) {
      needs.log.error({ system: 'wechat-message', template, key }, 'value does not fit its key')
      return { kind: 'refused', code: `value of ${key}` }
    }
    data[key] = { value }
  }
  const answer = await callWechat(needs, account, tokens, '/cgi-bin/message/subscribe/send', {
    touser: to,
    template_id: filed.id,
    ...(page ? { page } : {}),
    miniprogram_state: 'formal',
    lang: 'zh_CN',
    data,
  })
  if (answer.kind === 'ok') {
    const msgid = /"msgid" ?: ?"?(\d+)/.exec(answer.text)?.[1]
    return { kind: 'sent', ...(msgid ? { providerId: msgid } : {}) }
  }
  if (answer.kind === 'silent') return { kind: answer.isUnsure ? 'unknown' : 'later', code: 'silent' }
  const outcome = sendOutcomeOf(answer.errcode)
  if (outcome.kind === 'refused') {
    needs.log.error({ system: 'wechat-message', template, errcode: answer.errcode }, 'WeChat refuses a message')
  }
  return outcome
}
