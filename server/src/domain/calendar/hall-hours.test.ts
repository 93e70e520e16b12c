import { plainDate, shanghaiInstant } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from './calendar.ts'
import { dayOfHall, type HallHours, openAt } from './hall-hours.ts'
import { seedYears } from './years/index.ts'

const calendar = workingCalendar(seedYears)
const hours: HallHours = {
  sessions: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ],
  closedDays: [{ date: plainDate('2026-11-25'), reason: '设备检修' }],
}
const at = (text: string) => shanghaiInstant(plainDate(text.slice(0, 10)), text.slice(11))

describe('open at a moment', () => {
  test.each([
    ['2026-11-20 08:59', false, '09:00 开始服务'],
    ['2026-11-20 09:00', true, '服务中，12:00 结束'],
    ['2026-11-20 11:59', true, '服务中，12:00 结束'],
    ['2026-11-20 12:00', false, '午间休息，13:30 继续'],
    ['2026-11-20 13:30', true, '服务中，17:00 结束'],
    ['2026-11-20 17:00', false, '今天已结束服务，11月23日（周一） 09:00 开始服务'],
    ['2026-11-21 10:00', false, '今天不开放（周末），11月23日（周一） 09:00 开始服务'],
    ['2026-10-03 10:00', false, '今天不开放（国庆节），10月8日（周四） 09:00 开始服务'],
    ['2026-11-25 10:00', false, '今天不开放（设备检修），11月26日（周四） 09:00 开始服务'],
    ['2026-02-14 10:00', true, '服务中，12:00 结束'],
  ])('%s open: %s, %s', (moment, open, text) => {
    expect(openAt(hours, at(moment), calendar)).toMatchObject({ open, text })
  })

  test('the instants that belong to the text', () => {
    expect(openAt(hours, at('2026-11-20 10:00'), calendar).closesAt).toEqual(at('2026-11-20 12:00'))
    expect(openAt(hours, at('2026-11-20 17:30'), calendar).opensAt).toEqual(at('2026-11-23 09:00'))
  })

  test('a hall without sessions never opens and says so', () => {
    expect(openAt({ ...hours, sessions: [] }, at('2026-11-20 10:00'), calendar)).toEqual({
      open: false,
      text: '今天不开放：非服务时间',
    })
  })
})

describe('a weekend hall', () => {
  const weekend = { ...hours, openOnWeekend: true }
  test.each([
    ['2026-11-21', true],
    ['2026-11-22', true],
    // the Sunday of the National Day week is a holiday, not a weekend
    ['2026-10-04', false],
    ['2026-11-25', false],
    ['2026-09-20', true],
  ])('%s open: %s', (date, open) => {
    expect(dayOfHall(plainDate(date), weekend, calendar).open).toBe(open)
  })
})

describe('a hall that never closes', () => {
  const always = { ...hours, sessions: [{ from: '00:00', to: '23:59' }], openEveryDay: true }
  test.each(['2026-10-01', '2026-11-22', '2026-11-23', '2027-02-06'])('is open on %s, for certain', (date) => {
    expect(dayOfHall(plainDate(date), always, calendar)).toEqual({ open: true, provisional: false })
  })
  test('except on a day it closes itself', () => {
    const closed = { ...always, closedDays: [{ date: plainDate('2026-11-22'), reason: '设备检修' }] }
    expect(dayOfHall(plainDate('2026-11-22'), closed, calendar).open).toBe(false)
  })
})
