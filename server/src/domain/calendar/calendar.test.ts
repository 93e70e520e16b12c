import { addDays, daysBetween, plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { dayText, isWorkingDay, workingCalendar } from './calendar.ts'
import { seedYears } from './years/index.ts'

const calendar = workingCalendar(seedYears)
const on = (date: string) => isWorkingDay(plainDate(date), calendar)
const workdaysOfMonth = (year: number, month: number) => {
  let count = 0
  for (let date = plainDate(`${year}-${String(month).padStart(2, '0')}-01`); ; date = addDays(date, 1)) {
    if (Number(date.slice(5, 7)) !== month) return count
    if (isWorkingDay(date, calendar).working) count++
  }
}

describe('the published years', () => {
  test.each([2025, 2026])('%i has 248 working days', (year) => {
    const first = plainDate(`${year}-01-01`)
    const days = Array.from({ length: daysBetween(first, plainDate(`${year + 1}-01-01`)) }, (_, i) => addDays(first, i))
    expect(days.filter((date) => isWorkingDay(date, calendar).working)).toHaveLength(248)
    expect(days.some((date) => isWorkingDay(date, calendar).provisional)).toBe(false)
  })

  test('2026 by month', () => {
    const months = Array.from({ length: 12 }, (_, i) => workdaysOfMonth(2026, i + 1))
    expect(months).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23])
  })

  test.each([
    ['2025-01-26', true, '春节调休上班'],
    ['2025-02-04', false, '春节'],
    ['2025-02-05', true, undefined],
    ['2025-10-08', false, '国庆节、中秋节'],
    ['2025-10-11', true, '国庆节调休上班'],
    ['2026-01-04', true, '元旦调休上班'],
    ['2026-02-14', true, '春节调休上班'],
    ['2026-02-15', false, '春节'],
    ['2026-02-23', false, '春节'],
    ['2026-02-24', true, undefined],
    ['2026-09-20', true, '国庆节调休上班'],
    ['2026-11-21', false, '周末'],
    ['2026-11-23', true, undefined],
  ])('%s works: %s (%s)', (date, working, name) => {
    expect(on(date)).toEqual({ working, name, provisional: false })
  })
})

describe('a year without a notice', () => {
  test('2027 is answered by law and custom, and marked provisional', () => {
    expect(on('2027-10-01')).toEqual({ working: false, name: '国庆节', provisional: true })
    expect(on('2027-03-01')).toEqual({ working: true, name: undefined, provisional: true })
  })

  test('a year nobody entered is answered by the week, and marked provisional', () => {
    expect(on('2031-10-01')).toEqual({ working: true, name: undefined, provisional: true })
    expect(on('2031-10-04')).toEqual({ working: false, name: '周末', provisional: true })
  })

  test('a published notice replaces the guess', () => {
    const notice = { year: 2027, status: 'published', source: '通知', days: [] } as const
    const later = workingCalendar([...seedYears.filter((year) => year.year !== 2027), { ...notice, days: [] }])
    expect(isWorkingDay(plainDate('2027-10-01'), later)).toEqual({ working: true, name: undefined, provisional: false })
  })
})

test('a day is written the way people say it', () => {
  expect(dayText(plainDate('2026-11-23'))).toBe('11月23日（周一）')
})
