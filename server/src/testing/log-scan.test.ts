import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { claim } from './admission.ts'
import { createTestHouse } from './house.ts'
import { secretsIn } from './log-scan.ts'
import { toyHouse, toys } from './toy-feature.ts'

test('numbers, tokens and names of people are found, ids and times are not', () => {
  expect(secretsIn('{"msg":"sent to 13800000001"}')).toEqual(['phone'])
  expect(secretsIn('{"id":"37010219900307123X"}')).toEqual(['id-number'])
  expect(secretsIn(`{"t":"eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(20)}.${'b'.repeat(20)}"}`)).toEqual(['token'])
  expect(secretsIn('{"msg":"曹颖 came"}')).toEqual(['name'])
  expect(secretsIn('{"time":"2026-11-21T22:38:33.404Z","requestId":"irhssVJt-1","ms":13800000001.5}')).toEqual([
    'phone',
  ])
  expect(secretsIn('{"time":"2026-11-21T22:38:33.404Z","id":"69aa3536c1fd2e350228082a"}')).toEqual([])
})

test('a house in tests logs what the server logs, unmasked and to a file of its own', async () => {
  const house = await createTestHouse(toyHouse())
  const child = claim({ accountId: 'child', sessionId: 's', verified: true })
  await house.refused(toys.table.take, { as: child, params: { id: 'ball' }, body: { count: 1 } })
  await expect.poll(() => readFile(house.logFile, 'utf8')).toContain('"refused":"PLACE_TAKEN"')
})
