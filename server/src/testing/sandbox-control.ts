import type { SandboxAddress } from './outside.ts'

export interface SandboxPerson {
  slug: string
  name: string
  phone: string
  idNumber: string
}

export interface PhoneMessage {
  id: string
  at: string
  channel: 'sms' | 'wechat' | 'alipay'
  provider: string
  text: string
}

/** Plays phones and faults through the sandbox's control API. */
export function createSandboxControl({ baseUrl }: SandboxAddress) {
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${baseUrl}/__control${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`sandbox ${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text) as T
  }
  return {
    baseUrl,
    control,
    person: async (slug: string) => (await control<{ person: SandboxPerson }>('GET', `/people/${slug}`)).person,
    /** What a phone received, newest first. */
    messages: async (slug: string) =>
      (await control<{ messages: PhoneMessage[] }>('GET', `/phones/${slug}/messages`)).messages,
    fault: (order: { route: string; kind: string; times?: number; delayMs?: number; person?: string; code?: string }) =>
      control('POST', '/faults', order),
    clearFaults: () => control('DELETE', '/faults'),
  }
}

export type SandboxControl = ReturnType<typeof createSandboxControl>
