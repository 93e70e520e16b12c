import { createHash } from 'node:crypto'
import { plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { type Drawable, drawSample, riskOf, sizeOf } from './draw-sample.ts'
import { nextPeriod, periodOf } from './periods.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const plain = { wasLate: false, hadShortfall: false, wasInstant: false }
const cases = (many: number, more: Partial<Drawable> = {}): Drawable[] =>
  Array.from({ length: many }, (_, index) => ({ ...plain, ...more, number: `AJ${String(index).padStart(4, '0')}` }))
const draw = (share: number, of: readonly Drawable[], seed = 'seed') =>
  drawSample(share, of, { seed, period: 'day-2026-11-23', hash })
const parts = (drawn: ReturnType<typeof draw>, part: string) => drawn.filter((one) => one.part === part)

describe('periods', () => {
  it.each([
    ['day', '2026-11-25', 'day-2026-11-25', '2026-11-26'],
    ['week', '2026-11-25', 'week-2026-11-23', '2026-11-30'],
    ['week', '2026-11-29', 'week-2026-11-23', '2026-11-30'],
    ['week', '2026-11-30', 'week-2026-11-30', '2026-12-07'],
    ['quarter', '2026-11-25', 'quarter-2026-10-01', '2027-01-01'],
    ['quarter', '2026-03-31', 'quarter-2026-01-01', '2026-04-01'],
  ] as const)('%s of %s is %s, until %s', (kind, day, key, until) => {
    expect(periodOf(kind, plainDate(day))).toMatchObject({ key, until })
  })
  it.each(['day', 'week', 'quarter'] as const)('one %s follows the other without a gap', (kind) => {
    const period = periodOf(kind, plainDate('2026-11-25'))
    const next = nextPeriod(period)
    expect(next.from).toBe(period.until)
    expect(nextPeriod(next).from).toBe(next.until)
  })
})

describe('the draw', () => {
  it.each([
    [30, 10, 3],
    [30, 1, 1],
    [30, 101, 31],
    [2, 1_000, 20],
    [2, 3, 1],
    [30, 0, 0],
  ])('%s %% of %s cases: %s', (share, many, size) => {
    expect(parts(draw(share, cases(many)), 'random')).toHaveLength(size)
  })
  it('is the same for everybody who has the seed, in whatever order the cases come', () => {
    expect(draw(30, cases(50).toReversed())).toEqual(draw(30, cases(50)))
    expect(draw(30, cases(50), 'another')).not.toEqual(draw(30, cases(50)))
  })
  it('the random part does not see the risk; the riskiest come beside it', () => {
    const risky = cases(100).map((one, index) => ({ ...one, wasLate: index % 10 === 0 }))
    expect(parts(draw(30, risky), 'random')).toEqual(draw(30, cases(100)))
    const more = parts(draw(30, risky), 'risk').map(({ number }) => number)
    expect(more).toHaveLength(sizeOf(5, 100))
    expect(more.every((number) => number.endsWith('0'))).toBe(true)
  })
  it('whatever was late weighs most', () => {
    expect(riskOf({ ...plain, number: 'x', wasLate: true })).toBeGreaterThan(
      riskOf({ number: 'x', wasLate: false, hadShortfall: true, wasInstant: true }),
    )
  })
  it('each case comes about as often as its share', () => {
    const times = new Map<string, number>()
    for (let seed = 0; seed < 400; seed += 1) {
      for (const { number } of draw(30, cases(20), String(seed))) times.set(number, (times.get(number) ?? 0) + 1)
    }
    // 400 draws of 30 %: 120 on average, with a standard deviation of 9.
    for (const count of times.values()) expect(Math.abs(count - 120)).toBeLessThan(55)
    expect(times.size).toBe(20)
  })
})
