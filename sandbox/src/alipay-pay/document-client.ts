import { createSign, createVerify } from 'node:crypto'
import type { TestSandbox } from '../kit/test-sandbox.ts'

type Answer = Record<string, unknown> & { code?: string; sub_code?: string }

/**
 * A merchant who read the document and wrote it all himself: signs over query and form, verifies the raw text of the answer, and checks
 * notifies. Shares nothing with the stand-in and nothing with the official SDK.
 */
export function documentClient({ sandbox }: TestSandbox) {
  const { env, world } = sandbox
  const pem = (name: string) => (env[name] ?? '').replaceAll('\\n', '\n')
  const sorted = (fields: Record<string, string>) =>
    Object.keys(fields)
      .sort()
      .map((name) => `${name}=${fields[name]}`)
      .join('&')
  const signed = (method: string, content: object, more: Record<string, string> = {}) => {
    const fields: Record<string, string> = {
      app_id: env.ALIPAY_APP_ID ?? '',
      method,
      format: 'JSON',
      charset: 'utf-8',
      sign_type: 'RSA2',
      version: '1.0',
      timestamp: new Date(world.clock.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
      biz_content: JSON.stringify(content),
      ...more,
    }
    const sign = createSign('RSA-SHA256').update(sorted(fields)).sign(pem('ALIPAY_APP_PRIVATE_KEY'), 'base64')
    return { ...fields, sign }
  }
  const verifies = (text: string, sign: string) =>
    createVerify('RSA-SHA256').update(text).verify(pem('ALIPAY_PUBLIC_KEY'), sign, 'base64')

  return {
    /** Everything in the form: the gateway takes parameters from either place. */
    async ask(method: string, content: object, more: Record<string, string> = {}): Promise<Answer> {
      const response = await fetch(`${env.ALIPAY_BASE}/gateway.do`, {
        method: 'POST',
        body: new URLSearchParams(signed(method, content, more)),
      })
      const raw = await response.text()
      const node = `${method.replaceAll('.', '_')}_response`
      const [, body = '', sign = ''] = new RegExp(`^\\{"${node}":(.*),"sign":"([^"]+)"\\}$`, 's').exec(raw) ?? []
      if (!verifies(body, sign)) throw new Error(`not signed: ${raw}`)
      return JSON.parse(body) as Answer
    },
    /** The address that a browser opens. */
    page: (method: string, content: object, more: Record<string, string> = {}) =>
      `${env.ALIPAY_BASE}/gateway.do?${new URLSearchParams(signed(method, content, more))}`,
    isGenuine(form: string): boolean {
      const { sign = '', sign_type: kind, ...fields } = Object.fromEntries(new URLSearchParams(form))
      return kind === 'RSA2' && verifies(sorted(fields), sign)
    },
  }
}
