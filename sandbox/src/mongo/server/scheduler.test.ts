import { afterEach, beforeEach, expect, test } from 'vitest'
import { Slice, type Steps } from '../store/pause.ts'
import type { Store } from '../store/store.ts'
import { temporaryStore } from '../store/temporary-store.ts'
import { DirectWriter } from '../store/writer.ts'
import { Scheduler } from './scheduler.ts'

let store: Store
let remove: () => void
let scheduler: Scheduler

beforeEach(() => {
  ;({ store, remove } = temporaryStore())
  scheduler = new Scheduler(store, new Slice(), () => undefined)
})

afterEach(() => {
  scheduler.stop()
  remove()
})

/** Runs one write and says what came of it. */
function write(work: () => string | Steps<string>): Promise<string> {
  return new Promise((resolve) => {
    const steps = (function* (): Steps<Buffer> {
      const result = work()
      return Buffer.from(typeof result === 'string' ? result : yield* result)
    })()
    scheduler.submit({
      steps,
      isWrite: true,
      needsSync: () => true,
      done: (reply) => resolve(reply.toString()),
      failed: (error) => Buffer.from(`failed: ${(error as Error).message}`),
    })
  })
}

test('a fault undoes its own step, in the catalog too, and nothing of the others in the same batch', async () => {
  const kept = store.create('test', 'kept')
  const insert = (n: number) => new DirectWriter(store).insert(kept, Buffer.from([5, 0, 0, 0, 0]), { _id: n })
  const replies = await Promise.all([
    write(() => {
      insert(1)
      return 'one'
    }),
    write(() => {
      insert(2)
      store.create('test', 'half')
      throw new Error('a bug')
    }),
    write(() => {
      insert(3)
      return 'three'
    }),
  ])
  expect(replies).toEqual(['one', 'failed: a bug', 'three'])
  expect(store.find('test', 'kept')).toBe(kept)
  expect(kept.count).toBe(2)
  expect(store.find('test', 'half')).toBeUndefined()
})

test('the writes of one turn share a commit, and a paused one goes on in the next', async () => {
  let commits = 0
  const commit = store.file.commit.bind(store.file)
  store.file.commit = () => {
    commits += 1
    commit()
  }
  const replies = await Promise.all([
    write(function* () {
      yield undefined
      return 'late'
    }),
    ...Array.from({ length: 20 }, (_, n) =>
      write(() => {
        return `${n}`
      }),
    ),
  ])
  expect(replies).toHaveLength(21)
  expect(commits).toBe(2)
})
