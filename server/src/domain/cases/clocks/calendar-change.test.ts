import { plainDate, shanghaiInstant } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../calendar/calendar.ts'
import { withYear } from '../../calendar/diff-years.ts'
import { seedYears } from '../../calendar/years/index.ts'
import { dueChanges } from './calendar-change.ts'
import type { ClockSpan } from './spans.ts'

const before = workingCalendar(seedYears)
const hours = { sessions: [{ from: '09:00', to: '17:00' }], closedDays: [] }
const at = (text: string) => shanghaiInstant(plainDate(text.slice(0, 10)), text.slice(11))
const source = '国务院办公厅关于2027年部分节假日安排的通知'
const off = (date: string) => ({ date: plainDate(date), type: 'off' as const, name: '元旦' })
const published = { ...before.years.get(2027)!, status: 'published' as const, source }
const working = (count: number) => ({ unit: 'working-days' as const, count, text: '', source: '' })
const changes = (spans: readonly ClockSpan[], after: typeof before, promise = working(5), law = working(30)) =>
  dueChanges({ limits: { promise, law }, spans, hours, now: at('2026-12-30 10:00') }, before, after)
const open: ClockSpan[] = [{ who: 'us', from: at('2026-12-30 09:00') }]

describe('another calendar', () => {
  it('shows old and new date with the days and the notice', () => {
    const days = [...published.days, off('2027-01-04')]
    const [promise] = changes(open, withYear(before, { ...published, days }))
    expect(promise).toMatchObject({
      clock: 'promise',
      was: { dueDay: '2027-01-07', provisional: true },
      is: { dueDay: '2027-01-08', provisional: false },
      reason: `工作日历有变：1月4日（周一）放假（${source}）`,
    })
  })

  it('a notice that only confirms makes the date final', () => {
    const [promise] = changes(open, withYear(before, published))
    expect(promise?.was.due).toEqual(promise?.is.due)
    expect(promise).toMatchObject({ is: { provisional: false }, reason: expect.stringContaining('暂定 → 已发布') })
  })

  it('only the clock that it touches is named', () => {
    const late = withYear(before, { ...before.years.get(2027)!, days: [...published.days, off('2027-01-20')] })
    expect(changes(open, late).map(({ clock }) => clock)).toEqual(['law'])
  })

  it('names a few of many days and counts the rest', () => {
    const days = ['04', '05', '06', '07', '08'].map((day) => off(`2027-01-${day}`))
    const [promise] = changes(open, withYear(before, { ...published, days: [...published.days, ...days] }))
    expect(promise?.reason).toMatch(/1月7日（周四）放假等 5 天/)
  })

  it('leaves alone what does not reach it, what has ended and what has not begun', () => {
    const after = withYear(before, published)
    expect(changes([{ who: 'us', from: at('2026-11-02 09:00') }], after, working(5), working(10))).toEqual([])
    expect(changes([{ ...open[0]!, to: at('2026-12-30 09:30') }], after)).toEqual([])
    expect(changes([], after)).toEqual([])
  })
})
