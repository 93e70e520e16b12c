import { plainDate } from '@anju/shared-types'
import { describe, expect, test } from 'vitest'
import { decaysAt, hallRanLate, medianWait, missAfter, noShowRuleOn, noShowRuleText, standingOf } from './no-show.ts'

const rule = noShowRuleOn(plainDate('2026-11-20'))
const DAY = 86_400_000
const start = new Date('2026-08-03T02:00:00Z')
const on = (day: number, ms = 0) => new Date(start.getTime() + day * DAY + ms)
const miss = (day: number, counts = true) => ({ at: on(day), counts })

describe('how a person stands', () => {
  test.each([
    ['nothing', [], on(0), 0, undefined],
    ['two do not pause', [miss(0), miss(1)], on(1), 2, undefined],
    ['three do', [miss(0), miss(1), miss(2)], on(2), 3, on(16)],
    ['until the last millisecond', [miss(0), miss(1), miss(2)], on(16, -1), 3, on(16)],
    ['and no longer', [miss(0), miss(1), miss(2)], on(16), 3, undefined],
    ['an excused one counts for nothing', [miss(0), miss(1, false), miss(2)], on(2), 2, undefined],
    ['89 days apart still counts', [miss(0), miss(1), miss(89)], on(89), 3, on(103)],
    ['90 days apart does not', [miss(0), miss(1), miss(90)], on(90), 2, undefined],
    ['a fourth pauses anew', [miss(0), miss(1), miss(2), miss(30)], on(30), 4, on(44)],
    ['order does not matter', [miss(2), miss(0), miss(1)], on(2), 3, on(16)],
  ])('%s', (_case, records, now, counting, pausedUntil) => {
    expect(standingOf(records, rule, now)).toEqual(pausedUntil ? { counting, pausedUntil } : { counting })
  })

  test('a record decays after 90 days', () => {
    expect(decaysAt(on(0), rule)).toEqual(on(90))
    expect(standingOf([miss(0)], rule, on(90, -1)).counting).toBe(1)
    expect(standingOf([miss(0)], rule, on(90)).counting).toBe(0)
  })
})

describe('when the hall itself was late', () => {
  test.each([
    [[], false],
    [[30], false],
    [[31], true],
    [[5, 31, 60], true],
    [[5, 30, 60], false],
    [[10, 60], false],
  ])('waits of %j: %s', (waits, late) => {
    expect(hallRanLate(waits, rule)).toBe(late)
  })
  test('the middle of none is unknown, not zero', () => {
    expect(medianWait([])).toBeUndefined()
    expect(medianWait([0])).toBe(0)
  })
})

test('a person counts as not come after slot, grace and the delay they told us', () => {
  expect(missAfter(start, 15)).toEqual(new Date(start.getTime() + 15 * 60_000))
  expect(missAfter(start, 15, 30)).toEqual(new Date(start.getTime() + 45 * 60_000))
})

test('the rule is the one of the day, the first one before it', () => {
  const rules = [
    { ...rule, from: plainDate('2026-01-01'), limit: 3 },
    { ...rule, from: plainDate('2026-07-01'), limit: 5 },
  ]
  expect(noShowRuleOn(plainDate('2026-06-30'), rules).limit).toBe(3)
  expect(noShowRuleOn(plainDate('2026-07-01'), rules).limit).toBe(5)
  expect(noShowRuleOn(plainDate('2025-07-01'), rules).limit).toBe(3)
  expect(() => noShowRuleOn(plainDate('2026-07-01'), [])).toThrow(RangeError)
})

test('the rule in words names its numbers', () => {
  expect(noShowRuleText(rule)).toMatch(/90 天内爽约 3 次.*暂停 14 天/)
})
