import type { Case, CaseDraft } from '@anju/shared-types'
import { expect, it } from 'vitest'
import type { Answer } from '../../api/routes.ts'
import { networkRefusal } from '../../api/words.ts'
import { DraftKeeper } from './draft-keeper.ts'
import type { Kept } from './kept.ts'

const empty: CaseDraft = { answers: {}, others: [], details: {}, remark: '' }
const offline: Answer<'cases.get'> = { ok: false, refused: networkRefusal('OFFLINE') }

/** A server with one draft, a phone's storage, and a clock that runs by hand. */
function scene() {
  let held: CaseDraft = empty
  let revision = 0
  let isOnline = true
  let isAnswerLost = false
  let state: Case['state'] = 'draft'
  const stored = new Map<string, Kept>()
  const due: (() => void)[] = []
  const reply = () => ({ id: 'c', code: 'P01', state, revision, draft: held, sides: ['甲'] }) as unknown as Case
  const answer = (): Answer<'cases.get'> => (isOnline ? { ok: true, reply: reply() } : offline)
  const keeper = () =>
    new DraftKeeper('c', {
      get: async () => answer(),
      save: async (draft, seen) => {
        if (isOnline && (state !== 'draft' || seen !== revision))
          return { ok: false, refused: { code: 'STATE_MOVED', status: 409, text: '', next: '' } }
        if (isOnline) {
          held = draft
          revision++
        }
        return isAnswerLost ? offline : answer()
      },
      store: {
        read: (id) => stored.get(id),
        write: (id, kept) => void stored.set(id, JSON.parse(JSON.stringify(kept)) as Kept),
        forget: (id) => void stored.delete(id),
      },
      later: (_ms, work) => {
        due.push(work)
        return () => void due.splice(due.indexOf(work), 1)
      },
    })
  return {
    keeper,
    stored,
    server: () => held,
    elsewhere: (draft: Partial<CaseDraft>) => {
      held = { ...held, ...draft }
      revision++
    },
    handIn: () => {
      state = 'submitted'
    },
    answers: (arrive: boolean) => {
      isAnswerLost = !arrive
    },
    network: (on: boolean) => {
      isOnline = on
    },
    /** Everything that was put off happens now. */
    async pass() {
      for (const work of due.splice(0)) work()
      await new Promise((done) => setTimeout(done, 0))
    },
  }
}

it('what is typed is on the phone at once and on the server soon', async () => {
  const { keeper, stored, server, pass } = scene()
  const phone = keeper()
  await phone.read()
  phone.edit({ remark: '一' })
  expect(stored.get('c')).toMatchObject({ dirty: true, draft: { remark: '一' } })
  expect(server().remark).toBe('')
  await pass()
  expect(server().remark).toBe('一')
  expect(phone.snapshot()).toMatchObject({ saving: 'saved', kept: { dirty: false } })
})

it('survives a killed app and no network, and is sent when there is one again', async () => {
  const { keeper, server, network, pass } = scene()
  const first = keeper()
  await first.read()
  network(false)
  first.edit({ remark: '地铁里写的' })
  await pass()
  expect(first.snapshot().saving).toBe('waiting')
  first.close()

  const second = keeper()
  expect(second.snapshot().kept?.draft.remark).toBe('地铁里写的')
  await second.read()
  expect(second.snapshot().refused).toBeUndefined()
  network(true)
  await pass()
  expect(server().remark).toBe('地铁里写的')
  expect(second.snapshot().saving).toBe('saved')
})

it('asks when both phones changed it, and the answer counts', async () => {
  for (const which of ['mine', 'theirs'] as const) {
    const { keeper, server, network, elsewhere, pass } = scene()
    const phone = keeper()
    await phone.read()
    network(false)
    phone.edit({ remark: '这里' })
    await pass()
    elsewhere({ remark: '那里' })
    network(true)
    await phone.read()
    expect(phone.snapshot().theirs?.draft.remark).toBe('那里')
    expect(await phone.flush(), 'nothing is sent before the question is answered').toBe(false)
    expect(server().remark).toBe('那里')
    phone.settle(which)
    await phone.flush()
    const wanted = which === 'mine' ? '这里' : '那里'
    expect(server().remark).toBe(wanted)
    expect(phone.snapshot().kept).toMatchObject({ dirty: false, draft: { remark: wanted } })
  }
})

it('takes over what another phone did when nothing was typed here', async () => {
  const { keeper, elsewhere } = scene()
  const phone = keeper()
  await phone.read()
  elsewhere({ remark: '那里' })
  await phone.read()
  expect(phone.snapshot().kept?.draft.remark).toBe('那里')
})

it('goes over nothing that another phone saved in between: it asks', async () => {
  const { keeper, elsewhere, server, pass } = scene()
  const phone = keeper()
  await phone.read()
  phone.edit({ remark: '这里' })
  elsewhere({ remark: '那里' })
  await pass()
  await expect.poll(() => phone.snapshot().theirs?.draft.remark).toBe('那里')
  expect(server().remark).toBe('那里')
  phone.settle('mine')
  await phone.flush()
  expect(server().remark).toBe('这里')
})

it('knows its own draft again when the answer was lost and more was typed', async () => {
  const { keeper, answers, server, pass } = scene()
  const phone = keeper()
  await phone.read()
  answers(false)
  phone.edit({ remark: '一' })
  await pass()
  expect(phone.snapshot().saving).toBe('waiting')
  phone.edit({ remark: '一二' })
  answers(true)
  await pass()
  await expect.poll(() => server().remark).toBe('一二')
  expect(phone.snapshot().theirs).toBeUndefined()
})

it('goes on after something else of the case was changed meanwhile', async () => {
  const { keeper, elsewhere, server } = scene()
  const phone = keeper()
  await phone.read()
  // a paper was given: another revision, the same draft
  elsewhere({})
  phone.edit({ remark: '这里' })
  expect(await phone.flush()).toBe(true)
  expect(server().remark).toBe('这里')
  expect(phone.snapshot()).toMatchObject({ saving: 'saved', kept: { frame: { revision: 2 } } })
})

it('forgets what it kept when the draft was handed in elsewhere', async () => {
  const { keeper, handIn, stored } = scene()
  const phone = keeper()
  await phone.read()
  handIn()
  phone.edit({ remark: '太晚' })
  await phone.flush()
  await phone.read()
  expect(phone.snapshot().over?.state).toBe('submitted')
  expect(stored.has('c')).toBe(false)
})

it('what is typed while a save is on its way is not lost', async () => {
  const { keeper, server } = scene()
  const phone = keeper()
  await phone.read()
  phone.edit({ remark: '一' })
  const going = phone.flush()
  phone.edit({ remark: '一二' })
  expect(await going).toBe(true)
  expect(server().remark).toBe('一二')
  expect(phone.snapshot().kept).toMatchObject({ dirty: false, draft: { remark: '一二' } })
})
