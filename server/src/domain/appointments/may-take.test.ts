import { expect, test } from 'vitest'
import { whyNotTakable } from './may-take.ts'
import type { Place } from './places.ts'

const startsAt = new Date('2026-11-24T02:00:00Z')
const minutesBefore = (minutes: number, ms = 0) => new Date(startsAt.getTime() - minutes * 60_000 + ms)
const open = { open: true, provisional: false }
const free: Place[] = [{ no: 1, state: 'free' }]
const full: Place[] = [{ no: 1, state: 'booked' }]

test.each([
  ['free and early enough', free, open, minutesBefore(60), undefined],
  ['the hold just ends when the slot starts', free, open, minutesBefore(10), undefined],
  ['the hold would run into the slot', free, open, minutesBefore(10, 1), 'PLACE_PAST'],
  ['past', free, open, minutesBefore(-60), 'PLACE_PAST'],
  ['full', full, open, minutesBefore(60), 'PLACE_TAKEN'],
  ['full and past: past is what counts', full, open, minutesBefore(0), 'PLACE_PAST'],
  [
    'closed since',
    free,
    { open: false, reason: '设备检修', provisional: false },
    minutesBefore(60),
    'PLACE_NOT_RELEASED',
  ],
])('%s', (_case, places, day, now, code) => {
  expect(whyNotTakable({ startsAt, places }, day, 10, now)?.code).toBe(code)
})

test('a place whose hold has run out can be taken', () => {
  const places: Place[] = [{ no: 1, state: 'held', releaseAt: minutesBefore(60) }]
  expect(whyNotTakable({ startsAt, places }, open, 10, minutesBefore(60))).toBeUndefined()
  expect(whyNotTakable({ startsAt, places }, open, 10, minutesBefore(60, -1))?.code).toBe('PLACE_TAKEN')
})

test('a closed day says why', () => {
  const day = { open: false, reason: '设备检修', provisional: false }
  expect(whyNotTakable({ startsAt, places: free }, day, 10, minutesBefore(60))?.text).toContain('设备检修')
})
