import { createHash, createHmac, randomUUID } from 'node:crypto'
import type { Sandbox } from '../../sandbox.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export type Tamper = { secret?: string; nonce?: string; body?: object; signal?: AbortSignal }

/** A caller written from the README of the exchange. */
export function createTestCaller({ env, world }: Sandbox) {
  const hmac = (text: string, secret = env.GOV_DATA_APP_SECRET ?? '') =>
    createHmac('sha256', secret).update(text).digest('hex')
  const whois = (slug: string) => {
    const person = world.people.bySlug(slug)
    if (!person) throw new Error(`nobody is called ${slug}`)
    return person
  }
  return async (source: string, slug: string, tamper: Tamper = {}) => {
    const { name, idNumber } = whois(slug)
    const body = JSON.stringify({ name, idNumber, purpose: '购房资格核验', consent: 'c-1', ...tamper.body })
    const [timestamp, nonce] = [String(Date.now()), tamper.nonce ?? randomUUID()]
    const signed = ['POST', `/gov/data/${source}/query`, timestamp, nonce, sha256(body)].join('\n')
    const response = await fetch(`${env.GOV_DATA_BASE}/${source}/query`, {
      method: 'POST',
      headers: {
        'x-app-key': env.GOV_DATA_APP_KEY ?? '',
        'x-timestamp': timestamp,
        'x-nonce': nonce,
        'x-signature': hmac(signed, tamper.secret),
      },
      body,
      ...(tamper.signal ? { signal: tamper.signal } : {}),
    })
    const text = await response.text()
    const header = (header: string) => response.headers.get(header) ?? ''
    return {
      status: response.status,
      answer: JSON.parse(text),
      isSigned:
        header('x-nonce') === nonce &&
        header('x-signature') === hmac([header('x-timestamp'), nonce, sha256(text)].join('\n')),
    }
  }
}
