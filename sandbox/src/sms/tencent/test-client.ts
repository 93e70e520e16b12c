import { callTencentCloud, type Tamper } from '../../tencent-cloud/test-client.ts'

type Env = Record<string, string>

export const callTencent = (env: Env, action: string, payload: unknown, tamper?: Tamper) =>
  callTencentCloud<TencentResponse>(
    {
      base: env.SMS_TENCENT_BASE ?? '',
      service: 'sms',
      version: '2021-01-11',
      secretId: env.SMS_TENCENT_SECRET_ID ?? '',
      secretKey: env.SMS_TENCENT_SECRET_KEY ?? '',
    },
    action,
    payload,
    tamper,
  )

export type TencentResponse = {
  SendStatusSet?: { Code: string; SerialNo: string; Fee: number; SessionContext: string; PhoneNumber: string }[]
  PullSmsSendStatusSet?: { SerialNo: string; ReportStatus: string; SessionContext: string }[]
}

/** SendSms with the template of a logical name. */
export function sendSmsRequest(env: Env, template: string, phones: string[], values: string[]) {
  const templates = JSON.parse(env.SMS_TENCENT_TEMPLATES ?? '{}') as Record<string, { id: string }>
  return {
    PhoneNumberSet: phones,
    SmsSdkAppId: env.SMS_TENCENT_APP_ID,
    SignName: env.SMS_SIGN_NAME,
    TemplateId: templates[template]?.id,
    TemplateParamSet: values,
    SessionContext: 'notice-1',
  }
}
