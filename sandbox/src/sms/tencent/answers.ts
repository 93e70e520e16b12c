/** The provider's words for the codes that a single number may get. */
export const NUMBER_MESSAGES: Record<string, string> = {
  Ok: 'send success',
  'FailedOperation.SignatureIncorrectOrUnapproved': 'the signature is incorrect or not approved',
  'FailedOperation.TemplateIncorrectOrUnapproved': 'the template is incorrect or not approved',
  'FailedOperation.TemplateParamSetNotMatchApprovedTemplate': 'request content does not match the template content',
  'FailedOperation.InsufficientBalanceInSmsPackage': 'the package balance is insufficient',
  'FailedOperation.PhoneNumberInBlacklist': 'the phone number is in the blacklist',
  'FailedOperation.ContainSensitiveWord': 'the content contains sensitive words',
  'InvalidParameterValue.IncorrectPhoneNumber': 'incorrect phone number format',
  'InvalidParameterValue.TemplateParameterFormatError': 'verification code must be 0 to 6 digits',
  'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter': 'a template parameter must not contain a url',
  'LimitExceeded.PhoneNumberThirtySecondLimit':
    'the number of sms messages sent from a single mobile number within 30 seconds exceeds the upper limit',
  'LimitExceeded.PhoneNumberOneHourLimit':
    'the number of sms messages sent from a single mobile number within 1 hour exceeds the upper limit',
  'LimitExceeded.PhoneNumberDailyLimit':
    'the number of sms messages sent from a single mobile number every day exceeds the upper limit',
}
