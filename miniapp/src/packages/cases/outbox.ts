import type { Case } from '@anju/shared-types'
import type { Answer, Refused } from '../../api/routes.ts'

/** Something that was confirmed on this phone and that the server has not answered yet. */
export interface Pending {
  caseId: string
  act: 'submit' | 'confirm'
  /** Of the words that were read. */
  digest: string
  /** The same until there is an answer: however often it is sent, it happens once. */
  key: string
  at: string
}

export type Settled = { caseId: string } & ({ ok: true; reply: Case } | { ok: false; refused: Refused })

export interface OutboxNeeds {
  store: { read: () => Pending[]; write: (pending: Pending[]) => void }
  send: (pending: Pending) => Promise<Answer<'cases.submit'>>
  newKey: () => string
  now: () => Date
}

/**
 * Yeses that wait for a network (E54). Written down before the first try, so that an app that is killed in between sends the same
 * once more; taken out only when the server has answered.
 */
export function createOutbox({ store, send, newKey, now }: OutboxNeeds) {
  const underWay = new Map<string, Promise<Settled | undefined>>()
  const of = (caseId: string) => store.read().find((one) => one.caseId === caseId)
  const drop = (key: string) => store.write(store.read().filter((one) => one.key !== key))

  async function attempt(pending: Pending): Promise<Settled | undefined> {
    const answer = await send(pending)
    if (!answer.ok) {
      const { status } = answer.refused
      if (status === 0 || status === 429 || status >= 500) return undefined
    }
    drop(pending.key)
    return { caseId: pending.caseId, ...answer } as Settled
  }

  /** One at a time of a case; a second asker gets the first one's answer. */
  function once(pending: Pending): Promise<Settled | undefined> {
    const before = underWay.get(pending.key)
    if (before) return before
    const going = attempt(pending).finally(() => underWay.delete(pending.key))
    underWay.set(pending.key, going)
    return going
  }

  return {
    of,
    /** Writes it down and sends it; undefined: nobody answered, it is sent again later. */
    async hand({ caseId, act, digest }: Pick<Pending, 'caseId' | 'act' | 'digest'>): Promise<Settled | undefined> {
      const before = of(caseId)
      const isSame = before?.act === act && before.digest === digest
      const pending = isSame ? before : { caseId, act, digest, key: newKey(), at: now().toISOString() }
      if (!isSame) store.write([...store.read().filter((one) => one.caseId !== caseId), pending])
      return once(pending)
    },
    /** Tries everything that waits once more. */
    async flush(): Promise<Settled[]> {
      const settled = await Promise.all(store.read().map(once))
      return settled.filter((one) => one !== undefined)
    },
    /** Not to be sent again. What arrived already has happened. */
    callOff(caseId: string): void {
      store.write(store.read().filter((one) => one.caseId !== caseId))
    },
  }
}
export type Outbox = ReturnType<typeof createOutbox>
