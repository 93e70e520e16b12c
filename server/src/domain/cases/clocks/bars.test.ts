import { plainDate, shanghaiInstant } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../calendar/calendar.ts'
import { seedYears } from '../../calendar/years/index.ts'
import { durationText, latenessCause, longPauses, spanBars, timeInHands } from './bars.ts'
import type { ClockSpan } from './spans.ts'

const calendar = workingCalendar(seedYears)
const hours = { sessions: [{ from: '09:00', to: '17:00' }], closedDays: [] }
const at = (text: string) => shanghaiInstant(plainDate(text.slice(0, 10)), text.slice(11))
const spans: ClockSpan[] = [
  { who: 'us', from: at('2026-11-23 09:00'), to: at('2026-11-23 09:20'), stage: '受理', by: 'liu' },
  { who: 'us', from: at('2026-11-23 09:20'), to: at('2026-11-23 10:20'), stage: '审核', by: 'zhao' },
  { who: 'you', from: at('2026-11-23 10:20'), to: at('2026-11-26 09:00'), ground: 'correction', paper: '补正 1' },
  { who: 'us', from: at('2026-11-26 09:00'), to: at('2026-11-26 09:40'), stage: '审核', by: 'zhao' },
  { who: 'us', from: at('2026-11-26 09:40'), stage: '审批', by: 'chen' },
]

describe('who held it and for how long', () => {
  it('a bar a span, with the reason of a pause', () => {
    const bars = spanBars(spans, hours, calendar, at('2026-11-26 10:10'))
    expect(bars.map(({ label, minutes, who }) => [label, minutes, who])).toEqual([
      ['受理', 20, 'us'],
      ['审核', 60, 'us'],
      ['补正材料', 400 + 480 + 480, 'you'],
      ['审核', 40, 'us'],
      ['审批', 30, 'us'],
    ])
    expect(bars.at(-1)?.to).toBeUndefined()
  })

  it('the same hand for the same thing is one bar, however often it came back', () => {
    const hands = timeInHands(spanBars(spans, hours, calendar, at('2026-11-26 10:10')))
    expect(hands.map(({ label, by, minutes, goesOn }) => [label, by, minutes, goesOn])).toEqual([
      ['受理', 'liu', 20, false],
      ['审核', 'zhao', 100, false],
      ['补正材料', undefined, 400 + 480 + 480, false],
      ['审批', 'chen', 30, true],
    ])
  })

  it('the cause of lateness is the office’s longest step, never the citizen’s time', () => {
    const cause = latenessCause(spanBars(spans, hours, calendar, at('2026-11-26 10:10')))
    expect(cause).toEqual({ stage: '审核', by: 'zhao', minutes: 100, text: '“审核”用了 1 小时 40 分钟' })
    const visit: ClockSpan = { who: 'us', from: at('2026-11-23 09:00'), ground: 'site-visit', paper: '通知 1' }
    expect(latenessCause(spanBars([visit], hours, calendar, at('2026-11-23 15:00')))).toBeUndefined()
    expect(latenessCause([])).toBeUndefined()
  })

  it.each([
    [0, '0 分钟'],
    [59, '59 分钟'],
    [60, '1 小时'],
    [61, '1 小时 1 分钟'],
  ])('%i minutes are %s', (minutes, text) => {
    expect(durationText(minutes)).toBe(text)
  })
})

describe('long pauses', () => {
  const paused = (to?: string): ClockSpan[] => [
    { who: 'us', from: at('2026-11-02 09:00'), to: at('2026-11-02 10:00') },
    { who: 'you', from: at('2026-11-02 10:00'), ...(to ? { to: at(to) } : {}), ground: 'correction', paper: '补正 1' },
  ]
  it.each([
    ['2026-11-16 16:00', 0],
    ['2026-11-17 09:00', 1],
  ])('a correction of ten working days until %s: %i', (to, count) => {
    expect(longPauses(paused(to), calendar, at('2026-12-01 09:00'))).toHaveLength(count)
    expect(longPauses(paused(), calendar, at(to))).toHaveLength(count)
  })
})
