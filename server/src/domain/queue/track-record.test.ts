import { expect, test } from 'vitest'
import { trackRecord } from './track-record.ts'

const past = (...errors: number[]) => errors.map((error) => ({ expectedMinutes: 20, waitedMinutes: 20 + error }))

test('says nothing before there are ten', () => {
  expect(trackRecord(past(...Array<number>(9).fill(0)))).toBeUndefined()
})

test('counts what was within six minutes either way', () => {
  expect(trackRecord(past(0, 6, -6, 7, -7, 0, 0, 0, 0, 0))).toEqual({ count: 10, within: 8, toleranceMinutes: 6 })
})

test('looks at the last fifty', () => {
  const record = trackRecord([...past(...Array<number>(50).fill(1)), ...past(...Array<number>(30).fill(60))])
  expect(record).toEqual({ count: 50, within: 50, toleranceMinutes: 6 })
})
