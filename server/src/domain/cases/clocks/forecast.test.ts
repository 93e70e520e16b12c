import { plainDate, shanghaiDate, shanghaiInstant, shanghaiTime } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../calendar/calendar.ts'
import { seedYears } from '../../calendar/years/index.ts'
import { FEWEST_LIKE_CASES, forecast, type LikeCases, rangeOf } from './forecast.ts'
import { readClocks } from './read-clocks.ts'

const calendar = workingCalendar(seedYears)
const hours = { sessions: [{ from: '09:00', to: '17:00' }], closedDays: [] }
const at = (time: string) => shanghaiInstant(plainDate('2026-11-23'), time)
const like: LikeCases = { count: 200, p10: 20, median: 60, p90: 140 }
const limits = (count: number) => ({ promise: { unit: 'minutes' as const, count, text: '', source: '' } })
const foresee = (now: Date, promise = 120, known: LikeCases | null = like) => {
  const clocks = readClocks({
    limits: limits(promise),
    spans: [{ who: 'us', from: at('09:00') }],
    hours,
    calendar,
    now,
  })!
  return forecast({ clocks, like: known ?? undefined, hours, calendar, now })
}
const time = (moment: Date) => `${shanghaiDate(moment).slice(8)} ${shanghaiTime(moment)}`

describe('a forecast', () => {
  it('at the beginning is the range of like cases', () => {
    const seen = foresee(at('09:00'))!
    expect([seen.low, seen.median, seen.high].map(time)).toEqual(['23 09:20', '23 10:00', '23 11:20'])
    expect(seen).toMatchObject({ promise: 'maybe', beyond: false, basedOn: 200 })
  })
  it.each([
    [141, 'no'],
    [140, 'no'],
    [139, 'maybe'],
    [60, 'maybe'],
    [59, 'likely'],
  ])('against a promise of %i minutes: %s', (promise, verdict) => {
    expect(foresee(at('09:00'), promise)?.promise).toBe(verdict)
  })
  it('knows what has passed: after an hour half of the like cases had ended', () => {
    const seen = foresee(at('10:00'))!
    // half of the rest ends by the 75 % point of the line, 110 minutes
    expect(time(seen.median)).toBe('23 10:50')
  })
  it('says that it has become a guess', () => {
    expect(foresee(at('11:20'))?.beyond).toBe(false)
    expect(foresee(at('11:21'))?.beyond).toBe(true)
  })
  it('is silent without like cases and after the end', () => {
    expect(foresee(at('09:00'), 120, null)).toBeUndefined()
    const spans = [{ who: 'us' as const, from: at('09:00'), to: at('10:00') }]
    const clocks = readClocks({ limits: limits(120), spans, hours, calendar, now: at('11:00') })!
    expect(forecast({ clocks, like, hours, calendar, now: at('11:00') })).toBeUndefined()
  })
  it('never lies in the past, is in order, and never comes nearer', () => {
    const minute = fc.integer({ min: 0, max: 460 })
    const someLike = fc
      .tuple(fc.nat(200), fc.nat(200), fc.nat(200))
      .map(([a, b, c]) => ({ count: 99, p10: a, median: a + b, p90: a + b + c }))
    fc.assert(
      fc.property(minute, minute, someLike, (a, b, known) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((m) => new Date(at('09:00').getTime() + m * 60_000))
        const [first, second] = [foresee(early!, 120, known)!, foresee(late!, 120, known)!]
        expect(first.low.getTime()).toBeGreaterThanOrEqual(early!.getTime())
        expect(first.median.getTime()).toBeGreaterThanOrEqual(first.low.getTime())
        expect(first.high.getTime()).toBeGreaterThanOrEqual(first.median.getTime())
        expect(second.high.getTime()).toBeGreaterThanOrEqual(first.high.getTime() - 1)
      }),
    )
  })
})

describe('the range of like cases', () => {
  it('needs enough of them', () => {
    const durations = Array.from({ length: FEWEST_LIKE_CASES }, (_, i) => i)
    expect(rangeOf(durations.slice(1))).toBeUndefined()
    expect(rangeOf(durations)).toMatchObject({ count: FEWEST_LIKE_CASES, median: 9.5 })
  })
  it('is the middle and eight of ten, in whatever order they come', () => {
    const range = rangeOf(Array.from({ length: 101 }, (_, i) => 100 - i))!
    expect(range.p10).toBeCloseTo(10)
    expect([range.median, range.p90]).toEqual([50, 90])
  })
})
