import { describe, expect, it } from 'vitest'
import { dayOf, daysOf, partsOf, yearsOf } from './day-parts.ts'

describe('a day from three wheels', () => {
  it('is there once all three are chosen', () => {
    expect(dayOf({ year: '2026', month: '11', day: '' })).toBeUndefined()
    expect(dayOf({ year: '2026', month: '11', day: '09' })).toBe('2026-11-09')
  })

  it('stays inside a shorter month', () => {
    expect(dayOf({ year: '2026', month: '02', day: '31' })).toBe('2026-02-28')
    expect(dayOf({ year: '2028', month: '02', day: '31' })).toBe('2028-02-29')
    expect(dayOf({ year: '2026', month: '11', day: '31' })).toBe('2026-11-30')
  })

  it('comes apart into the same three', () => {
    expect(partsOf('2022-01-10')).toEqual({ year: '2022', month: '01', day: '10' })
    expect(partsOf(undefined)).toEqual({ year: '', month: '', day: '' })
  })

  it('offers 31 days until the month is known, and years with the newest first', () => {
    expect(daysOf('2026', '')).toHaveLength(31)
    expect(daysOf('2026', '02')).toHaveLength(28)
    expect(yearsOf(2024, 2026)).toEqual(['2026', '2025', '2024'])
  })
})
