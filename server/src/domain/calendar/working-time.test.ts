import { plainDate, shanghaiDate, shanghaiInstant, shanghaiTime } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from './calendar.ts'
import type { HallHours } from './hall-hours.ts'
import { addWorkingMinutes, workingMinutesBetween } from './working-time.ts'
import { seedYears } from './years/index.ts'

const calendar = workingCalendar(seedYears)
const hours: HallHours = {
  sessions: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ],
  closedDays: [],
}
const at = (text: string) => shanghaiInstant(plainDate(text.slice(0, 10)), text.slice(11))

const examples: [string, number, string][] = [
  ['2026-11-20 11:30', 120, '2026-11-20 15:00'],
  ['2026-11-20 16:30', 120, '2026-11-23 10:30'],
  ['2026-02-13 16:30', 120, '2026-02-14 10:30'],
  ['2026-02-14 16:30', 120, '2026-02-24 10:30'],
  ['2026-11-20 11:40', 90, '2026-11-20 14:40'],
  ['2026-09-30 16:00', 90, '2026-10-08 09:30'],
  ['2026-11-20 07:00', 60, '2026-11-20 10:00'],
  ['2026-11-20 11:00', 60, '2026-11-20 12:00'],
  ['2026-11-20 12:10', 1, '2026-11-20 13:31'],
  ['2026-11-20 17:00', 60, '2026-11-23 10:00'],
]

describe('minutes inside sessions', () => {
  test.each(examples)('%s + %i min = %s', (start, minutes, end) => {
    const due = addWorkingMinutes(at(start), minutes, hours, calendar)
    expect(`${shanghaiDate(due.at)} ${shanghaiTime(due.at)}`).toBe(end)
    expect(due.provisional).toBe(false)
  })

  test.each(examples)('from %s, %i min later is %s, measured back', (start, minutes, end) => {
    expect(workingMinutesBetween(at(start), at(end), hours, calendar)).toBe(minutes)
  })

  test('a day the hall closes for its own reasons does not count', () => {
    const closed = { ...hours, closedDays: [{ date: plainDate('2026-11-23'), reason: '设备检修' }] }
    const due = addWorkingMinutes(at('2026-11-20 16:30'), 120, closed, calendar)
    expect(`${shanghaiDate(due.at)} ${shanghaiTime(due.at)}`).toBe('2026-11-24 10:30')
  })

  test('time that runs into a year without a notice is provisional', () => {
    expect(addWorkingMinutes(at('2026-12-31 16:30'), 31, hours, calendar).provisional).toBe(true)
    expect(addWorkingMinutes(at('2026-12-31 16:30'), 30, hours, calendar).provisional).toBe(false)
  })

  test('a hall that never opens is refused', () => {
    expect(() => addWorkingMinutes(at('2026-11-20 09:00'), 1, { ...hours, sessions: [] }, calendar)).toThrow(RangeError)
  })
})
