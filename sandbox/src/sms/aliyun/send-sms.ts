import { jsonObject } from '../../kit/http.ts'
import type { Exchange } from '../../kit/route.ts'
import { isDamaged } from '../../phones/outside-gbk.ts'
import { FILED, type FiledTemplate, SMS_SIGN_NAME } from '../../phones/templates.ts'
import type { World } from '../../world.ts'
import { deliverSms, randomDigits } from '../deliver.ts'
import type { SentSms } from '../sent-sms.ts'
import { holdsLink, mainlandPhone } from '../text.ts'
import { answer, BUSINESS_MESSAGES } from './answers.ts'

export type SendReceipt = (sms: SentSms, faults: Exchange['faults']) => void

const MOST_NUMBERS = 1000
const LONGEST_VALUE = 35

/** SendSms: one outcome for the whole call, and one BizId for all its numbers. */
export function sendSms(world: World, sendReceipt: SendReceipt) {
  return (exchange: Exchange, params: URLSearchParams) => {
    const written = (params.get('PhoneNumbers') ?? '').split(',')
    if (written.length > MOST_NUMBERS) return refusal('isv.MOBILE_COUNT_OVER_LIMIT')
    const phones = written.map(mainlandPhone).filter((phone) => phone !== undefined)
    if (phones.length < written.length) return refusal('isv.MOBILE_NUMBER_ILLEGAL')
    if (params.get('SignName') !== SMS_SIGN_NAME) return refusal('isv.SMS_SIGNATURE_ILLEGAL')
    const templateId = params.get('TemplateCode') ?? ''
    const template = FILED.find((each) => each.aliyunCode === templateId)
    if (!template) return refusal('isv.SMS_TEMPLATE_ILLEGAL')
    const values = readValues(template, params.get('TemplateParam'))
    if (typeof values === 'string') return refusal(values)
    const level = phones.map((phone) => limitHit(world, phone)).find((hit) => hit !== undefined)
    if (level) return answer('isv.BUSINESS_LIMIT_CONTROL', level)

    const providerId = `${randomDigits(15)}^0`
    const context = params.get('OutId') ?? ''
    for (const phone of phones) {
      const sms = deliverSms(world, {
        provider: 'aliyun',
        phone,
        template,
        templateId,
        values,
        context,
        providerId,
      })
      sendReceipt(sms, exchange.faults)
    }
    return answer('OK', 'OK', { BizId: providerId })
  }
}

/** The values in the order of the template, or the provider's code for what is wrong with them. */
function readValues(template: FiledTemplate, written: string | null): string[] | string {
  const given = jsonObject(Buffer.from(written || '{}'))
  if (!given) return 'isv.INVALID_JSON_PARAM'
  const values: string[] = []
  for (const name of template.vars) {
    const value = given[name]
    if (value === undefined || value === '') return 'isv.TEMPLATE_MISSING_PARAMETERS'
    if (typeof value !== 'string') return 'isv.INVALID_JSON_PARAM'
    if (isDamaged(value)) return 'isv.TEMPLATE_PARAMS_ILLEGAL'
    if (holdsLink(value)) return 'isv.PARAM_NOT_SUPPORT_URL'
    if ([...value].length > LONGEST_VALUE) return 'isv.PARAM_LENGTH_LIMIT'
    if (template.isVerification && name === 'code' && !/^[0-9A-Za-z]{4,6}$/.test(value)) return 'isv.PARAM_LENGTH_LIMIT'
    values.push(value)
  }
  return values
}

/** Rolling windows per number; the text names the level and how many it permits. */
function limitHit({ clock, settings, sentSms }: World, phone: string): string | undefined {
  const { perMinute, perHour, perDay } = settings.smsLimits
  const now = clock.now()
  const sentSince = (ms: number) => sentSms.countSince('aliyun', phone, now - ms)
  if (sentSince(60_000) >= perMinute) return `触发分钟级流控Permits:${perMinute}`
  if (sentSince(3_600_000) >= perHour) return `触发小时级流控Permits:${perHour}`
  if (sentSince(86_400_000) >= perDay) return `触发天级流控Permits:${perDay}`
}

function refusal(code: string) {
  return answer(code, BUSINESS_MESSAGES[code] ?? code)
}
