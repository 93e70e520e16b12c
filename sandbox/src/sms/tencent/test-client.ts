import { createHash, createHmac } from 'node:crypto'

type Env = Record<string, string>
type Tamper = { unixMs?: number; date?: string; secretKey?: string; secretId?: string; body?: string; host?: string }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** A Tencent Cloud client written from the document, apart from the stand-in's own computation. */
export async function callTencent(env: Env, action: string, payload: unknown, tamper: Tamper = {}) {
  const base = env.SMS_TENCENT_BASE ?? ''
  const body = JSON.stringify(payload)
  const unixMs = tamper.unixMs ?? Date.now()
  const timestamp = Math.floor(unixMs / 1000)
  const date = tamper.date ?? new Date(unixMs).toISOString().slice(0, 10)
  const host = tamper.host ?? new URL(base).host
  const canonical = `POST\n/\n\ncontent-type:application/json\nhost:${host}\n\ncontent-type;host\n${sha256(body)}`
  const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${date}/sms/tc3_request\n${sha256(canonical)}`
  const key = hmac(hmac(hmac(`TC3${tamper.secretKey ?? env.SMS_TENCENT_SECRET_KEY}`, date), 'sms'), 'tc3_request')
  const signature = hmac(key, toSign).toString('hex')
  const credential = `${tamper.secretId ?? env.SMS_TENCENT_SECRET_ID}/${date}/sms/tc3_request`
  const response = await fetch(base, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-tc-action': action,
      'x-tc-version': '2021-01-11',
      'x-tc-timestamp': String(timestamp),
      authorization: `TC3-HMAC-SHA256 Credential=${credential}, SignedHeaders=content-type;host, Signature=${signature}`,
    },
    body: tamper.body ?? body,
  })
  return (await response.json()) as { Response: TencentResponse }
}

export type TencentResponse = {
  RequestId: string
  Error?: { Code: string; Message: string }
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
