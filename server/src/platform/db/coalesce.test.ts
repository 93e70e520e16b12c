import { expect, test } from 'vitest'
import { coalesce } from './coalesce.ts'

test('questions of one turn are one query, each gets its own answer', async () => {
  const queries: string[][] = []
  const read = coalesce(async (ids) => {
    queries.push(ids)
    return new Map(ids.filter((id) => id !== 'none').map((id) => [id, `${id}!`]))
  })
  expect(await Promise.all([read('a'), read('b'), read('a'), read('none')])).toEqual(['a!', 'b!', 'a!', undefined])
  expect(queries).toEqual([['a', 'b', 'none']])
})

test('nothing is remembered for the next turn', async () => {
  let value = 1
  const read = coalesce(async (ids) => new Map(ids.map((id) => [id, value++])))
  expect(await read('a')).toBe(1)
  expect(await read('a')).toBe(2)
})

test('a failed query fails those who asked, and only those', async () => {
  let isDown = true
  const read = coalesce(async (ids) => {
    if (isDown) throw new Error('down')
    return new Map(ids.map((id) => [id, id]))
  })
  await expect(Promise.all([read('a'), read('b')])).rejects.toThrow('down')
  isDown = false
  expect(await read('a')).toBe('a')
})
