import { plainDate, shanghaiInstant } from '@anju/shared-types'
import { expect, test } from 'vitest'
import { nextReminder, reminderInstants } from './reminders.ts'

const date = plainDate('2026-11-24')
const startsAt = shanghaiInstant(date, '10:00')
const dayBefore = shanghaiInstant(plainDate('2026-11-23'), '10:00')
const twoHours = shanghaiInstant(date, '08:00')

test('the day before at 10:00 and two hours before', () => {
  expect(reminderInstants(date, startsAt)).toEqual([dayBefore, twoHours])
})

test.each([
  [new Date(dayBefore.getTime() - 1), dayBefore],
  [dayBefore, twoHours],
  [new Date(twoHours.getTime() - 1), twoHours],
  [twoHours, undefined],
  [startsAt, undefined],
])('after %s comes %s', (after, expected) => {
  expect(nextReminder(date, startsAt, after)).toEqual(expected)
})
