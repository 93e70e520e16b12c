import type { Exchange } from '../../kit/route.ts'
import { isDamaged } from '../../phones/outside-gbk.ts'
import { FILED, type FiledTemplate, SMS_SIGN_NAME } from '../../phones/templates.ts'
import { failure, success } from '../../tencent-cloud/answers.ts'
import type { World } from '../../world.ts'
import { deliverSms, randomDigits } from '../deliver.ts'
import type { SentSms } from '../sent-sms.ts'
import { holdsLink, mainlandPhone, renderSms, smsParts } from '../text.ts'
import { NUMBER_MESSAGES } from './answers.ts'

export type SendReceipt = (sms: SentSms, faults: Exchange['faults']) => void

type SendSmsBody = {
  phones: string[]
  sdkAppId: string
  templateId: string
  signName: string
  values: string[]
  context: string
}

/** SendSms: call-level mistakes are an `Error`, everything about one number is that number's `Code`. */
export function sendSms(world: World, sendReceipt: SendReceipt) {
  return (exchange: Exchange, body: Record<string, unknown>) => {
    const read = readBody(body)
    if (typeof read === 'string') return failure('InvalidParameter', read)
    const { phones, sdkAppId, templateId, signName, values, context } = read
    if (phones.length === 0) return failure('MissingParameter.EmptyPhoneNumberSet', 'PhoneNumberSet is empty')
    if (phones.length > 200) {
      return failure('LimitExceeded.PhoneNumberCountLimit', 'more than 200 numbers in one call')
    }
    if (sdkAppId !== world.keys.tencentSms.sdkAppId) {
      return failure('UnauthorizedOperation.SmsSdkAppIdVerifyFail', 'SmsSdkAppId verification failed')
    }
    const template = FILED.find((each) => each.tencentId === templateId)
    const SendStatusSet = phones.map((written) => {
      const phone = mainlandPhone(written)
      const code = refusalFor(world, { phone, template, signName, values })
      const status = { PhoneNumber: written, SessionContext: context, IsoCode: phone ? 'CN' : '' }
      if (code || !phone || !template) {
        const given = code ?? 'InvalidParameterValue.IncorrectPhoneNumber'
        return { SerialNo: '', Fee: 0, ...status, Code: given, Message: NUMBER_MESSAGES[given] ?? given }
      }
      const providerId = `5000:${world.clock.now()}${randomDigits(9)}`
      const sms = deliverSms(world, {
        provider: 'tencent',
        phone,
        template,
        templateId,
        values,
        context,
        providerId,
      })
      sendReceipt(sms, exchange.faults)
      return { SerialNo: sms.providerId, Fee: smsParts(sms.text), ...status, Code: 'Ok', Message: NUMBER_MESSAGES.Ok }
    })
    return success({ SendStatusSet })
  }
}

function refusalFor(
  { clock, settings, sentSms }: World,
  sms: { phone: string | undefined; template: FiledTemplate | undefined; signName: string; values: string[] },
): string | undefined {
  const { phone, template, signName, values } = sms
  if (!phone) return 'InvalidParameterValue.IncorrectPhoneNumber'
  if (signName !== SMS_SIGN_NAME) return 'FailedOperation.SignatureIncorrectOrUnapproved'
  if (!template) return 'FailedOperation.TemplateIncorrectOrUnapproved'
  if (values.length !== template.vars.length) return 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate'
  if (template.isVerification && values.some((value) => !/^\d{0,6}$/.test(value))) {
    return 'InvalidParameterValue.TemplateParameterFormatError'
  }
  if (values.some(holdsLink)) return 'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter'

  const now = clock.now()
  const { sameContentSeconds, perHour, perDay } = settings.smsLimits
  const text = renderSms(template, values)
  if (sentSms.countSince('tencent', phone, now - sameContentSeconds * 1000, text) >= 1) {
    return 'LimitExceeded.PhoneNumberThirtySecondLimit'
  }
  if (sentSms.countSince('tencent', phone, now - 3_600_000) >= perHour) return 'LimitExceeded.PhoneNumberOneHourLimit'
  if (sentSms.countSince('tencent', phone, now - 86_400_000) >= perDay) return 'LimitExceeded.PhoneNumberDailyLimit'
}

function readBody(body: Record<string, unknown>): SendSmsBody | string {
  const { PhoneNumberSet, SmsSdkAppId, TemplateId, SignName = '', TemplateParamSet = [], SessionContext = '' } = body
  if (!isStrings(PhoneNumberSet)) return 'PhoneNumberSet must be an array of strings'
  if (!isStrings(TemplateParamSet)) return 'TemplateParamSet must be an array of strings'
  if (TemplateParamSet.some(isDamaged))
    return 'TemplateParamSet holds a damaged character (half a surrogate pair or U+FFFD)'
  if (typeof SmsSdkAppId !== 'string') return 'SmsSdkAppId must be a string'
  if (typeof TemplateId !== 'string') return 'TemplateId must be a string'
  if (typeof SignName !== 'string') return 'SignName must be a string'
  if (typeof SessionContext !== 'string' || Buffer.byteLength(SessionContext) >= 512) {
    return 'SessionContext must be a string of less than 512 bytes'
  }
  return {
    phones: PhoneNumberSet,
    sdkAppId: SmsSdkAppId,
    templateId: TemplateId,
    signName: SignName,
    values: TemplateParamSet,
    context: SessionContext,
  }
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}
