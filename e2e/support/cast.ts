import { type Caller, callerOf } from './api.ts'
import type { City } from './city.ts'

interface Person {
  name: string
  idNumber: string
  phone: string
}

/** The people of the sandbox, each logged in once: a phone gets one code a minute. */
export function castOf(city: City) {
  const known = new Map<string, Promise<Caller>>()
  const proved = new Map<string, Promise<Caller>>()

  async function person(slug: string): Promise<Person> {
    const reply = await fetch(`${city.sandbox}/__control/people/${slug}`)
    if (!reply.ok) throw new Error(`the sandbox does not know ${slug}`)
    return ((await reply.json()) as { person: Person }).person
  }

  /** Logged in, nothing more. */
  function as(slug: string): Promise<Caller> {
    const caller = known.get(slug) ?? person(slug).then(({ phone }) => callerOf(city, slug, phone))
    known.set(slug, caller)
    return caller
  }

  async function prove(slug: string): Promise<Caller> {
    const caller = await as(slug)
    const { name, idNumber } = await person(slug)
    await caller.post('/me/real-name', { name, idNumber })
    return caller
  }

  /** Logged in with a proved real name. */
  function verified(slug: string): Promise<Caller> {
    const caller = proved.get(slug) ?? prove(slug)
    proved.set(slug, caller)
    return caller
  }

  return { person, as, verified }
}

export type Cast = ReturnType<typeof castOf>
