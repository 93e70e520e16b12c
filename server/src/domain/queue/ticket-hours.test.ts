import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../calendar/calendar.ts'
import { seedYears } from '../calendar/years/index.ts'
import { admitsAppointments, givesTickets } from './ticket-hours.ts'

const calendar = workingCalendar(seedYears)
const hours = {
  sessions: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ],
  closedDays: [{ date: plainDate('2026-03-05'), reason: '设备检修' }],
}

describe('numbers are given out', () => {
  test.each([
    ['2026-03-04T08:29:59', false],
    ['2026-03-04T08:30:00', true],
    ['2026-03-04T12:45:00', true],
    ['2026-03-04T16:59:59', true],
    ['2026-03-04T17:00:00', false],
    ['2026-03-05T10:00:00', false],
    ['2026-03-07T10:00:00', false],
  ])('at %s: %s', (time, expected) => {
    expect(givesTickets(hours, new Date(`${time}+08:00`), calendar)).toBe(expected)
  })

  test('not in a hall without sessions', () => {
    expect(givesTickets({ ...hours, sessions: [] }, new Date('2026-03-04T10:00:00+08:00'), calendar)).toBe(false)
  })
})

test.each([
  ['2026-03-04T07:30:00', true],
  ['2026-03-04T12:30:00', true],
  ['2026-03-04T17:00:00', false],
  ['2026-03-05T10:00:00', false],
])('an appointment of the day may check in at %s: %s', (time, expected) => {
  expect(admitsAppointments(hours, new Date(`${time}+08:00`), calendar)).toBe(expected)
})
