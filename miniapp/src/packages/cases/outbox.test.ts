import type { Case } from '@anju/shared-types'
import { expect, it } from 'vitest'
import type { Answer } from '../../api/routes.ts'
import { networkRefusal } from '../../api/words.ts'
import { createOutbox, type Pending } from './outbox.ts'

const yes = { caseId: 'c', act: 'submit', digest: 'd1' } as const

/** A server that counts what happened under which key, behind a network that can fail before or after it. */
function scene() {
  let stored: Pending[] = []
  let keys = 0
  let network: 'works' | 'down' | 'loses the answer' = 'works'
  let refuses = false
  const happened = new Set<string>()
  const sent: string[] = []
  const outbox = () =>
    createOutbox({
      store: {
        read: () => stored,
        write: (pending) => {
          stored = JSON.parse(JSON.stringify(pending)) as Pending[]
        },
      },
      send: async ({ key }): Promise<Answer<'cases.submit'>> => {
        sent.push(key)
        if (network === 'down') return { ok: false, refused: networkRefusal('OFFLINE') }
        if (refuses) return { ok: false, refused: { code: 'ACT_CHANGED', status: 409, text: '', next: '' } }
        happened.add(key)
        if (network === 'loses the answer') return { ok: false, refused: networkRefusal('TOO_SLOW') }
        return { ok: true, reply: { id: 'c' } as Case }
      },
      newKey: () => `k${++keys}`,
      now: () => new Date('2026-11-23T02:00:00Z'),
    })
  return {
    outbox,
    sent,
    happened,
    stored: () => stored,
    network: (how: typeof network) => {
      network = how
    },
    refuse: () => {
      refuses = true
    },
  }
}

it('is out of the box as soon as the server has answered', async () => {
  const { outbox, stored, happened } = scene()
  expect(await outbox().hand(yes)).toMatchObject({ ok: true, caseId: 'c' })
  expect(stored()).toEqual([])
  expect(happened.size).toBe(1)
})

it('waits without a network, over a killed app, and happens once', async () => {
  const { outbox, stored, happened, network } = scene()
  network('down')
  expect(await outbox().hand(yes)).toBeUndefined()
  expect(stored()).toHaveLength(1)
  network('loses the answer')
  expect(await outbox().flush()).toEqual([])
  network('works')
  expect(await outbox().flush()).toMatchObject([{ caseId: 'c', ok: true }])
  expect(happened.size, 'the same key each time').toBe(1)
  expect(stored()).toEqual([])
})

it('a second tap and a flush at the same time are one sending', async () => {
  const { outbox, sent } = scene()
  const box = outbox()
  await Promise.all([box.hand(yes), box.hand(yes), box.flush()])
  expect(sent).toHaveLength(1)
})

it('other words are another yes; the older one is not sent any more', async () => {
  const { outbox, stored, network, happened } = scene()
  network('down')
  await outbox().hand(yes)
  await outbox().hand({ ...yes, digest: 'd2' })
  expect(stored()).toMatchObject([{ digest: 'd2', key: 'k2' }])
  network('works')
  await outbox().flush()
  expect([...happened]).toEqual(['k2'])
})

it('a no of the server ends it and is told', async () => {
  const { outbox, stored, refuse } = scene()
  refuse()
  expect(await outbox().hand(yes)).toMatchObject({ ok: false, refused: { code: 'ACT_CHANGED' } })
  expect(stored()).toEqual([])
})
