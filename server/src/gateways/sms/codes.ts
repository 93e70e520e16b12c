import type { SendOutcome } from '../../domain/notices/send-outcome.ts'

type Kind = Exclude<SendOutcome['kind'], 'sent'>

/**
 * Tencent Cloud SMS (errors.go of sms v20210111; limits as of 2025-11-03). Only what is certainly not sent may be sent again:
 * a time-out inside their house may have sent the SMS.
 */
export const tencentCodes: Record<string, Kind> = {
  'LimitExceeded.PhoneNumberThirtySecondLimit': 'limited',
  'LimitExceeded.PhoneNumberOneHourLimit': 'limited',
  'LimitExceeded.PhoneNumberDailyLimit': 'limited',
  'LimitExceeded.PhoneNumberSameContentDailyLimit': 'limited',
  'LimitExceeded.DeliveryFrequencyLimit': 'limited',
  'LimitExceeded.AppDailyLimit': 'limited',
  'LimitExceeded.DailyLimit': 'limited',
  'FailedOperation.PhoneNumberInBlacklist': 'limited', // their list; the other provider may reach the person
  'FailedOperation.MarketingSendTimeConstraint': 'limited',
  'FailedOperation.InsufficientBalanceInSmsPackage': 'refused',
  'FailedOperation.SignatureIncorrectOrUnapproved': 'refused',
  'FailedOperation.TemplateIncorrectOrUnapproved': 'refused',
  'FailedOperation.TemplateParamSetNotMatchApprovedTemplate': 'refused',
  'FailedOperation.ContainSensitiveWord': 'refused',
  'InvalidParameterValue.IncorrectPhoneNumber': 'unreachable',
  'InvalidParameterValue.TemplateParameterFormatError': 'refused',
  'InvalidParameterValue.TemplateParameterLengthLimit': 'refused',
  'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter': 'refused',
  'InvalidParameterValue.ContentLengthLimit': 'refused',
  'InternalError.Timeout': 'unknown',
  'InternalError.SendAndRecvFail': 'unknown',
  'InternalError.UnknownError': 'unknown',
  'InternalError.RequestTimeException': 'later',
  RequestLimitExceeded: 'later',
}

/** Aliyun SMS (help page 101346). Business errors come with HTTP 200 and a `Code` other than OK. */
export const aliyunCodes: Record<string, Kind> = {
  'isv.BUSINESS_LIMIT_CONTROL': 'limited',
  'isv.DAY_LIMIT_CONTROL': 'limited',
  'isv.MONTH_LIMIT_CONTROL': 'limited',
  'isv.BLACK_KEY_CONTROL_LIMIT': 'refused',
  'isv.MOBILE_NUMBER_ILLEGAL': 'unreachable',
  'isv.DOMESTIC_NUMBER_NOT_SUPPORTED': 'unreachable',
  'isp.SYSTEM_ERROR': 'unknown',
  'Throttling.User': 'later',
  Throttling: 'later',
  ServiceUnavailable: 'later',
}

/** What is not in a table is our set-up or content (signature, template, balance, keys): refused, and somebody looks. */
export const outcomeOf = (table: Record<string, Kind>, code: string): SendOutcome => ({
  kind: table[code] ?? 'refused',
  code,
})
