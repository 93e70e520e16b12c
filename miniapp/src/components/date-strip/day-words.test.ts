import { describe, expect, it } from 'vitest'
import { type DayToPick, dayLabel, dayMark, monthDay } from './day-words.ts'

const day = (over: Partial<DayToPick>): DayToPick => ({
  date: '2026-01-05',
  weekday: '周一',
  state: 'open',
  free: 12,
  ...over,
})

describe('the words of a day', () => {
  it('drops leading zeros of month and day', () => {
    expect(monthDay('2026-01-05')).toBe('1.5')
  })
  it('says how many places are left, in both lengths', () => {
    expect(dayMark(day({}))).toBe('余 12')
    expect(dayLabel(day({}))).toBe('1月5日 周一，还有 12 个名额')
  })
  it('gives the reason of a closed day and not a number', () => {
    const closed = day({ state: 'closed', free: 0, reason: '国庆节' })
    expect(dayMark(closed)).toBe('休息')
    expect(dayLabel(closed)).toBe('1月5日 周一，不办公：国庆节')
  })
  it('warns when the year has no published calendar', () => {
    expect(dayLabel(day({ provisional: true }))).toContain('日期可能调整')
  })
  it('distinguishes full from not yet released', () => {
    expect(dayLabel(day({ state: 'full', free: 0 }))).toContain('已约满')
    expect(dayLabel(day({ state: 'not-released', free: 0, reason: '周三 8:00 放号' }))).toContain('周三 8:00 放号')
  })
})
