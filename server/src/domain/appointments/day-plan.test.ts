import { plainDate, shanghaiInstant } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../calendar/calendar.ts'
import { seedYears } from '../calendar/years/index.ts'
import { daysAhead, dueReleaseDays, placesPerSlot, releaseInstant, slotTimes } from './day-plan.ts'

const policy = { releaseDaysAhead: 14, releaseTime: '08:00', slotMinutes: 30, onlinePercent: 70 }
const calendar = workingCalendar(seedYears)
const hours = { sessions: [{ from: '09:00', to: '12:00' }], closedDays: [] }
const at = (date: string, time: string) => shanghaiInstant(plainDate(date), time)

describe('slots of a day', () => {
  test('whole slots only; each session by itself', () => {
    const sessions = [
      { from: '09:00', to: '10:15' },
      { from: '13:30', to: '14:30' },
    ]
    expect(slotTimes(sessions, 30).map(({ from, to }) => `${from}-${to}`)).toEqual([
      '09:00-09:30',
      '09:30-10:00',
      '13:30-14:00',
      '14:00-14:30',
    ])
  })
  test('a session shorter than a slot has none', () => {
    expect(slotTimes([{ from: '09:00', to: '09:29' }], 30)).toEqual([])
  })
})

describe('places of a slot', () => {
  const window = (...services: string[]) => ({ services })
  test.each([
    // one window of one service: 30 min * 70 % = 21 min
    [[window('a')], 10, 2],
    [[window('a')], 11, 1],
    [[window('a')], 7, 3],
    // shared windows give their share: 15 + 10 = 25 min * 70 % = 17.5
    [[window('a', 'b'), window('a', 'b', 'c')], 17.5, 1],
    [[window('a', 'b'), window('a', 'b', 'c')], 8.75, 2],
    // too little for one person still gives one
    [[window('a', 'b', 'c')], 40, 1],
    [[window('b')], 10, 0],
    [[], 10, 0],
  ])('%j, %d min a person: %i', (windows, minutes, places) => {
    expect(placesPerSlot(windows, 'a', minutes, policy)).toBe(places)
  })
  test('everything online when a hall decides so', () => {
    expect(placesPerSlot([window('a')], 'a', 10, { ...policy, onlinePercent: 100 })).toBe(3)
  })
})

describe('releases', () => {
  test('a day comes out fourteen days before at 08:00', () => {
    expect(releaseInstant(plainDate('2026-12-04'), policy)).toEqual(at('2026-11-20', '08:00'))
  })

  test.each([
    ['07:59', '2026-12-03'],
    ['08:00', '2026-12-04'],
  ])('at %s the last day out is %s', (time, last) => {
    const due = dueReleaseDays(hours, policy, calendar, at('2026-11-20', time))
    expect(due[0]).toBe('2026-11-20')
    expect(due.at(-1)).toBe(last)
  })

  test('closed days have no release', () => {
    const closed = { ...hours, closedDays: [{ date: plainDate('2026-11-24'), reason: '设备检修' }] }
    const due = dueReleaseDays(closed, policy, calendar, at('2026-11-20', '12:00'))
    expect(due).not.toContain('2026-11-21')
    expect(due).not.toContain('2026-11-24')
    expect(due).toContain('2026-11-25')
  })

  test('one may look from today to the last day that can be out', () => {
    const days = daysAhead(at('2026-11-20', '00:30'), policy)
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-11-20', '2026-12-04', 15])
  })
})
