import type { SendOutcome } from '../../domain/notices/send-outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import { type GatewayNeeds, isText, readJson } from '../ask.ts'
import { askTencent, type TencentReply } from '../tencent-cloud/ask-tencent.ts'
import { outcomeOf, tencentCodes } from './codes.ts'
import type { Sms, SmsProvider, SmsReceipt, SmsTemplates } from './provider.ts'
import { carryVariable } from './variable.ts'

export interface TencentSmsSettings {
  baseUrl: string
  secretId: string
  secretKey: string
  appId: string
  signName: string
  templates: SmsTemplates
}

const VERSION = '2021-01-11'

interface Answer {
  SendStatusSet: { Code?: string; SerialNo?: string }[]
}

/** Tencent Cloud SMS (2021-01-11). Answers are HTTP 200 whatever happens; what became of a number stands in its own `Code`. */
export function createTencentSms(settings: TencentSmsSettings, needs: GatewayNeeds & { clock: Clock }): SmsProvider {
  const account = { ...settings, service: 'sms', version: VERSION }

  const send = async ({ phone, template, vars, id }: Sms): Promise<SendOutcome> => {
    const filed = settings.templates[template]
    if (!filed) return { kind: 'refused', code: `no template for ${template}` }
    const given = {
      PhoneNumberSet: [`+86${phone}`],
      SmsSdkAppId: settings.appId,
      TemplateId: filed.id,
      SignName: settings.signName,
      TemplateParamSet: filed.vars.map((name) => carryVariable(vars[name] ?? '')),
      SessionContext: id,
    }
    const asked = await askTencent<Answer>(needs, account, { system: 'sms-tencent', action: 'SendSms', given })
    if (asked.kind !== 'answer') return { kind: asked.kind === 'silent' ? 'unknown' : 'later', code: asked.kind }
    // Their service answers 200 to everything; a 5xx comes from the edge before it, so nothing was sent.
    if (asked.status >= 500) return { kind: 'later', code: String(asked.status) }
    return read(asked.response)
  }

  const read = (answer: TencentReply<Answer> | undefined): SendOutcome => {
    const status = answer?.SendStatusSet?.[0]
    if (status?.Code === 'Ok' && status.SerialNo) return { kind: 'sent', providerId: status.SerialNo }
    const code = answer?.Error?.Code ?? status?.Code
    if (!code) return { kind: 'unknown', code: 'unreadable answer' }
    const outcome = outcomeOf(tencentCodes, code)
    if (outcome.kind === 'refused') needs.log.error({ system: 'sms-tencent', answer: code }, 'SMS refused')
    return outcome
  }

  return { name: 'tencent', send, readReceipts, receiptAnswer: '{"result":0,"errmsg":"OK"}' }
}

function readReceipts(body: string): SmsReceipt[] | undefined {
  const batch = readJson(`{"batch":${body}}`)?.batch
  if (!Array.isArray(batch)) return undefined
  return batch.flatMap((each: Record<string, unknown>) =>
    isText(each?.sid) && isText(each.mobile)
      ? [
          {
            providerId: each.sid,
            ...(isText(each.ext) ? { id: each.ext } : {}),
            phone: each.mobile,
            delivered: each.report_status === 'SUCCESS',
            code: String(each.errmsg ?? ''),
          },
        ]
      : [],
  )
}
