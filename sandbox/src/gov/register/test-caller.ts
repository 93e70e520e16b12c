import { createHash, createHmac, randomUUID } from 'node:crypto'
import type { Sandbox } from '../../sandbox.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A caller of the register written from its README. */
export function createRegisterCaller({ env, world }: Sandbox) {
  const hmac = (text: string, secret = env.GOV_REGISTER_APP_SECRET ?? '') =>
    createHmac('sha256', secret).update(text).digest('hex')

  const ask = async (
    path: string,
    question: object,
    { secret, signal }: { secret?: string; signal?: AbortSignal } = {},
  ) => {
    const body = JSON.stringify(question)
    const [timestamp, nonce] = [String(Date.now()), randomUUID()]
    const response = await fetch(env.GOV_REGISTER_BASE + path, {
      method: 'POST',
      headers: {
        'x-app-key': env.GOV_REGISTER_APP_KEY ?? '',
        'x-timestamp': timestamp,
        'x-nonce': nonce,
        'x-signature': hmac(['POST', `/gov/register${path}`, timestamp, nonce, sha256(body)].join('\n'), secret),
      },
      body,
      ...(signal ? { signal } : {}),
    })
    const text = await response.text()
    const header = (name: string) => response.headers.get(name) ?? ''
    return {
      status: response.status,
      answer: JSON.parse(text),
      isSigned:
        header('x-nonce') === nonce &&
        header('x-signature') === hmac([header('x-timestamp'), nonce, sha256(text)].join('\n')),
    }
  }
  const party = (slug: string) => {
    const person = world.people.bySlug(slug)
    if (!person) throw new Error(`nobody is called ${slug}`)
    return { name: person.name, idNumber: person.idNumber }
  }
  const why = { purpose: '转移登记', consent: 'case-1' }
  return {
    ask,
    party,
    read: async (which: object) => (await ask('/units/read', { ...which, ...why })).answer,
    owned: async (slug: string) => (await ask('/units/owned', { ...party(slug), ...why })).answer.units,
    enter: (entry: object) => ask('/entries', { payloadDigest: sha256('x'), ...entry }),
    outcome: async (number: string) => (await ask('/entries/outcome', { number })).answer,
    changes: async (after = 0) => (await ask('/changes', { after })).answer.changes,
  }
}
