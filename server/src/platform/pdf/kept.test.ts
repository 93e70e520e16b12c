import { expect, test } from 'vitest'
import { createKept } from './kept.ts'

const bytes = (length: number) => new Uint8Array(length)

/** Counts how often each key was made. */
function countedKept(mostBytes: number) {
  const kept = createKept({ mostBytes })
  const made: string[] = []
  return {
    made,
    ask: (key: string, size = 10) =>
      kept(key, async () => {
        made.push(key)
        return bytes(size)
      }),
  }
}

test('what was made is not made again, not even while it is being made', async () => {
  const { ask, made } = countedKept(100)
  await Promise.all([ask('a'), ask('a'), ask('a')])
  await ask('a')
  expect(made).toEqual(['a'])
})

test('when it is too much, what was asked for longest ago goes', async () => {
  const { ask, made } = countedKept(30)
  for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) await ask(key)
  expect(made).toEqual(['a', 'b', 'c', 'd', 'b'])
})

test('one that is larger than all room is given and is the only one kept', async () => {
  const { ask, made } = countedKept(30)
  await ask('a')
  expect(await ask('big', 500)).toHaveLength(500)
  await ask('big', 500)
  await ask('a')
  expect(made).toEqual(['a', 'big', 'a'])
})

test('a mistake is not kept', async () => {
  const kept = createKept({ mostBytes: 100 })
  await expect(kept('a', () => Promise.reject(new Error('paper jam')))).rejects.toThrow('paper jam')
  await expect(kept('a', () => Promise.resolve(bytes(3)))).resolves.toHaveLength(3)
})
