import { createHash, createHmac, randomUUID } from 'node:crypto'

type Env = Record<string, string>
type Tamper = { date?: string; nonce?: string; keySecret?: string; keyId?: string; path?: string; query?: string }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const encode = (text: string) =>
  encodeURIComponent(text)
    .replaceAll('!', '%21')
    .replaceAll("'", '%27')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
    .replaceAll('*', '%2A')

export type AliyunAnswer = {
  Code: string
  Message: string
  BizId?: string
  TotalCount?: number
  SmsSendDetailDTOs?: unknown
}

/** An Aliyun client written from the document, apart from the stand-in's own computation. */
export async function callAliyun(env: Env, action: string, params: Record<string, string>, tamper: Tamper = {}) {
  const base = env.SMS_ALIYUN_BASE ?? ''
  const query = Object.keys(params)
    .sort()
    .map((name) => `${encode(name)}=${encode(params[name] ?? '')}`)
    .join('&')
  const headers: Record<string, string> = {
    host: new URL(base).host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': tamper.date ?? `${new Date().toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': tamper.nonce ?? randomUUID(),
    'x-acs-version': '2017-05-25',
  }
  const names = Object.keys(headers)
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('')
  const canonical = `POST\n${tamper.path ?? '/'}\n${query}\n${lines}\n${names.join(';')}\n${sha256('')}`
  const signature = createHmac('sha256', tamper.keySecret ?? env.SMS_ALIYUN_KEY_SECRET ?? '')
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  const keyId = tamper.keyId ?? env.SMS_ALIYUN_KEY_ID
  const response = await fetch(`${base}/?${tamper.query ?? query}`, {
    method: 'POST',
    headers: {
      ...headers,
      authorization: `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${signature}`,
    },
  })
  return { status: response.status, answer: (await response.json()) as AliyunAnswer }
}

/** Parameters of SendSms with the template of a logical name. */
export function sendSmsParams(env: Env, template: string, phones: string, vars: Record<string, unknown>) {
  const templates = JSON.parse(env.SMS_ALIYUN_TEMPLATES ?? '{}') as Record<string, { id: string }>
  return {
    PhoneNumbers: phones,
    SignName: env.SMS_SIGN_NAME ?? '',
    TemplateCode: templates[template]?.id ?? '',
    TemplateParam: JSON.stringify(vars),
    OutId: 'notice-1',
  }
}
