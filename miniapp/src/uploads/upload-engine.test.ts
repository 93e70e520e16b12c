import type { Upload } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import type { Refused } from '../api/routes.ts'
import type { EngineApi, EngineNeeds, UploadItem } from './engine-types.ts'
import { createPace } from './pace.ts'
import { missingParts, takeRun } from './send-file.ts'
import { createUploadEngine } from './upload-engine.ts'
import type { UploadIntent } from './upload-intent.ts'

const P = 65_536
const lost: Refused = { code: 'OFFLINE', status: 0, text: '', next: '' }
const refusal = (code: string, status: number, more = {}) => ({ code, status, text: '', next: '', ...more }) as Refused

const intentOf = (name: string, parts: number): UploadIntent => ({
  ...{ clientKey: `key-${name}`, ref: `file-${name}`, fileName: name, bytes: parts * P, sha256: 'x' },
  ...{ material: 'id-card', title: name },
})

/** A phone with a list of files and a server that remembers parts; `network` decides what becomes of each call. */
function phone(intents: UploadIntent[] = []) {
  const server = new Map<string, { intent: Omit<UploadIntent, 'ref'>; parts: Set<number>; done: boolean }>()
  const dropped: string[] = []
  const sleeps: number[] = []
  let kept = intents
  let network: (call: 'begin' | 'part' | 'complete') => Refused | 'lost-after' | undefined = () => undefined
  let atOnce = 0
  let mostAtOnce = 0
  let calls = 0
  const answer = async <T>(call: 'begin' | 'part' | 'complete', work: () => T) => {
    calls++
    await Promise.resolve()
    const trouble = network(call)
    if (trouble && trouble !== 'lost-after') return { ok: false, refused: trouble } as const
    const reply = work()
    return trouble ? ({ ok: false, refused: lost } as const) : ({ ok: true, reply } as const)
  }
  const uploadOf = (key: string): Upload => {
    const { intent, parts, done } = server.get(key)!
    return {
      ...{
        id: key,
        clientKey: key,
        title: '',
        fileName: '',
        material: '',
        sha256: '',
        stateLabel: '',
        endsAt: '',
        same: [],
      },
      ...{ state: done ? 'received' : 'receiving', bytes: intent.bytes, partBytes: P, partCount: intent.bytes / P },
      parts: [...parts],
    } as Upload
  }
  const api = {
    begin: (intent: Omit<UploadIntent, 'ref'>) =>
      answer('begin', () => {
        if (!server.has(intent.clientKey)) server.set(intent.clientKey, { intent, parts: new Set(), done: false })
        return uploadOf(intent.clientKey)
      }),
    async part(id: string, no: number, bytes: Uint8Array) {
      mostAtOnce = Math.max(mostAtOnce, ++atOnce)
      const sent = await answer('part', () => {
        for (let at = 0; at < bytes.length / P; at++) server.get(id)!.parts.add(no + at)
        return { arrived: 0, partCount: 0 }
      })
      atOnce--
      return sent
    },
    complete: (id: string) =>
      answer('complete', () => {
        const row = server.get(id)!
        if (row.parts.size < row.intent.bytes / P) throw new Error('completed too early')
        row.done = true
        return { id } as never
      }),
  } satisfies EngineApi
  const needs: EngineNeeds = {
    api,
    read: async (_ref, _from, length) => new Uint8Array(length),
    drop: (ref) => void dropped.push(ref),
    hash: () => 'h',
    store: {
      read: () => kept,
      write(next) {
        kept = [...next]
      },
    },
    clock: () => calls * 1_000,
    sleep(ms) {
      sleeps.push(ms)
      // a turn of the real clock, so that a loop that never ends is seen and not suffered
      return { done: new Promise((resolve) => setTimeout(resolve, 0)), wake: () => undefined }
    },
    changed: () => undefined,
  }
  return {
    needs,
    server,
    dropped,
    sleeps,
    kept: () => kept,
    mostAtOnce: () => mostAtOnce,
    set: (next: typeof network) => {
      network = next
    },
  }
}

const until = async (engine: { items(): readonly UploadItem[] }, states: string[]) =>
  expect.poll(() => engine.items().map(({ state }) => state), { timeout: 15_000 }).toEqual(states)

describe('sending', () => {
  it('sends all files, two pieces at a time, and then forgets them', async () => {
    const here = phone()
    const engine = createUploadEngine(here.needs)
    engine.add(intentOf('a', 5))
    engine.add(intentOf('b', 3))
    expect(here.kept().map(({ fileName }) => fileName)).toEqual(['a', 'b'])
    await until(engine, ['done', 'done'])
    expect(here.mostAtOnce()).toBe(2)
    expect(here.kept()).toEqual([])
    expect(here.dropped).toEqual(['file-a', 'file-b'])
  })

  it('sends only what the server has not got', async () => {
    const here = phone([intentOf('a', 6)])
    here.server.set('key-a', { intent: intentOf('a', 6), parts: new Set([1, 2, 4]), done: false })
    const sent: number[] = []
    const { part } = here.needs.api
    here.needs.api.part = (id, no, bytes, hash) => {
      for (let at = 0; at < bytes.length / P; at++) sent.push(no + at)
      return part(id, no, bytes, hash)
    }
    const engine = createUploadEngine(here.needs)
    engine.wake()
    await until(engine, ['done'])
    expect(sent.sort()).toEqual([3, 5, 6])
  })

  it('does not send what arrived although its answer was lost', async () => {
    const here = phone()
    let parts = 0
    here.set((call) => (call === 'part' && ++parts === 2 ? 'lost-after' : undefined))
    const engine = createUploadEngine(here.needs)
    engine.add(intentOf('a', 4))
    await until(engine, ['done'])
    expect(parts).toBeLessThanOrEqual(5)
  })

  it('waits longer and longer while nothing answers, and goes on', async () => {
    const here = phone()
    let cuts = 7
    here.set(() => (cuts-- > 0 ? lost : undefined))
    const engine = createUploadEngine(here.needs)
    engine.add(intentOf('a', 1))
    await until(engine, ['done'])
    expect(here.sleeps.slice(0, 7)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
  })

  it('sends a damaged piece again, a few times', async () => {
    const here = phone()
    let damaged = 2
    here.set((call) => (call === 'part' && damaged-- > 0 ? refusal('PART_WRONG', 422) : undefined))
    const engine = createUploadEngine(here.needs)
    engine.add(intentOf('a', 3))
    await until(engine, ['done'])
    here.set((call) => (call === 'part' ? refusal('PART_WRONG', 422) : undefined))
    engine.add(intentOf('b', 3))
    await until(engine, ['done', 'failed'])
  })

  it('rests as long as the server asks for', async () => {
    const here = phone()
    let busy = 1
    here.set((call) =>
      call === 'part' && busy-- > 0 ? refusal('TOO_MANY_REQUESTS', 429, { retryAfterSeconds: 17 }) : undefined,
    )
    const engine = createUploadEngine(here.needs)
    engine.add(intentOf('a', 2))
    await until(engine, ['done'])
    expect(here.sleeps).toContain(17_000)
  })

  it('one file that is refused keeps none of the others, and says why', async () => {
    const here = phone()
    let completes = 0
    here.set((call) => (call === 'complete' && ++completes === 1 ? refusal('UPLOAD_TYPE', 415) : undefined))
    const engine = createUploadEngine(here.needs)
    for (const name of ['a', 'b', 'c']) engine.add(intentOf(name, 1))
    await until(engine, ['failed', 'done', 'done'])
    expect(engine.items()[0]!.refused?.code).toBe('UPLOAD_TYPE')
    expect(here.kept().map(({ fileName }) => fileName)).toEqual(['a'])
    engine.giveUp('key-a')
    expect([engine.items().length, here.kept()]).toEqual([2, []])
    expect(here.dropped).toContain('file-a')
  })
})

describe('stopping and going on', () => {
  it('what a person has stopped stays stopped when the network comes back, until they say so', async () => {
    const here = phone()
    here.set((call) => (call === 'part' ? lost : undefined))
    const engine = createUploadEngine(here.needs)
    engine.add(intentOf('a', 2))
    engine.pauseAll()
    await until(engine, ['paused'])
    here.set(() => undefined)
    engine.wake()
    await until(engine, ['paused'])
    engine.resume()
    await until(engine, ['done'])
  })

  it('a new engine over the same list goes on where the old one was killed', async () => {
    const here = phone()
    let parts = 0
    here.set((call) => (call === 'part' && ++parts > 3 ? lost : undefined))
    const first = createUploadEngine(here.needs)
    first.add(intentOf('a', 8))
    await expect.poll(() => here.server.get('key-a')?.parts.size ?? 0, { timeout: 15_000 }).toBeGreaterThanOrEqual(3)
    first.stop()
    const there = here.server.get('key-a')!.parts.size
    parts = 0
    here.set(() => undefined)
    const second = createUploadEngine(here.needs)
    expect(second.items().map(({ state }) => state)).toEqual(['waiting'])
    second.wake()
    await until(second, ['done'])
    expect(here.server.get('key-a')!.parts.size).toBe(8)
    expect(there).toBeGreaterThanOrEqual(3)
  })
})

describe('pieces', () => {
  it('are runs of parts that follow each other', () => {
    const missing = missingParts({ partCount: 8, parts: [3, 7] })
    expect(missing).toEqual([1, 2, 4, 5, 6, 8])
    expect(takeRun(missing, 16)).toEqual([1, 2])
    expect(takeRun(missing, 2)).toEqual([4, 2])
    expect(takeRun(missing, 16)).toEqual([6, 1])
    expect(takeRun(missing, 16)).toEqual([8, 1])
    expect(missing).toEqual([])
  })

  it('are small on a slow network and large on a fast one, and shrink faster than they grow', () => {
    const pace = createPace()
    expect(pace.partsACall(P)).toBe(1)
    pace.measured(P, 4_000)
    expect(pace.partsACall(P)).toBe(2)
    for (let at = 0; at < 20; at++) pace.measured(P * 16, 100)
    expect(pace.partsACall(P)).toBe(16)
    pace.measured(P, 8_000)
    expect(pace.partsACall(P)).toBe(1)
  })
})
