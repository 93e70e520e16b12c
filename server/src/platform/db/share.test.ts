import { expect, it } from 'vitest'
import { share } from './share.ts'

function counted() {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const ask = share((key) => {
    begun.push(key)
    const answer = `${key}${begun.length}`
    return new Promise<string>((resolve) => ends.push(() => resolve(answer)))
  })
  return { ask, begun, endNext: () => ends.shift()?.() }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

it('gives those who ask while it runs the next run, never the one that began before they asked', async () => {
  const { ask, begun, endNext } = counted()
  const first = ask('a')
  const late = [ask('a'), ask('a'), ask('a')]
  expect(begun).toEqual(['a'])
  endNext()
  expect(await first).toBe('a1')
  await turn()
  endNext()
  expect(await Promise.all(late)).toEqual(['a2', 'a2', 'a2'])
  expect(begun).toEqual(['a', 'a'])
})

it('keeps nothing: the next question after the end begins anew', async () => {
  const { ask, begun, endNext } = counted()
  for (const answer of ['a1', 'a2']) {
    const asked = ask('a')
    endNext()
    expect(await asked).toBe(answer)
    await turn()
  }
  expect(begun).toHaveLength(2)
})

it('keeps different questions apart', async () => {
  const { ask, begun, endNext } = counted()
  const both = Promise.all([ask('a'), ask('b')])
  endNext()
  endNext()
  expect(await both).toEqual(['a1', 'b2'])
  expect(begun).toEqual(['a', 'b'])
})

it('a run that fails does so for those who share it, and the next one begins', async () => {
  let fail = true
  const ask = share(async (key) => {
    await turn()
    if (fail) throw new Error('down')
    return key
  })
  const first = ask('a')
  const second = ask('a')
  await expect(first).rejects.toThrow('down')
  fail = false
  await expect(second).resolves.toBe('a')
})
