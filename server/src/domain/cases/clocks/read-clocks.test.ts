import { addDays, type PlainDate, plainDate, shanghaiDate, shanghaiInstant, shanghaiTime } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../calendar/calendar.ts'
import { addCivilMonths } from '../../calendar/civil-periods.ts'
import type { HallHours } from '../../calendar/hall-hours.ts'
import { addCivilDays, addWorkingDays } from '../../calendar/working-days.ts'
import { addWorkingMinutes, workingMsBetween } from '../../calendar/working-time.ts'
import { seedYears } from '../../calendar/years/index.ts'
import { type PauseGround, pauseGrounds } from './grounds.ts'
import type { CaseLimits, OfficeLimit } from './limits.ts'
import { heldMs, readClocks } from './read-clocks.ts'
import { type ClockSpan, passTo } from './spans.ts'

const calendar = workingCalendar(seedYears)
const hours: HallHours = {
  sessions: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ],
  closedDays: [],
}
const at = (text: string) => shanghaiInstant(plainDate(text.slice(0, 10)), text.slice(11))
const text = (moment: Date) => `${shanghaiDate(moment)} ${shanghaiTime(moment)}`
const limit = (unit: OfficeLimit['unit'], count: number): OfficeLimit => ({ unit, count, text: '', source: '' })
const minutes = (count: number) => limit('minutes', count)
const workingDays = (count: number) => limit('working-days', count)
const ours = (from: string, to?: string): ClockSpan => ({ who: 'us', from: at(from), ...(to ? { to: at(to) } : {}) })
const pause = (ground: PauseGround, from: string, to?: string): ClockSpan => ({
  who: pauseGrounds[ground].who,
  from: at(from),
  ...(to ? { to: at(to) } : {}),
  ground,
  paper: 'T-1',
})
const read = (limits: CaseLimits, spans: readonly ClockSpan[], now: string | Date) =>
  readClocks({ limits, spans, hours, calendar, now: typeof now === 'string' ? at(now) : now })!
const promised = (promise: OfficeLimit, spans: readonly ClockSpan[], now: string) =>
  read({ promise }, spans, now).promise!

describe('the examples of domain.md 4.2', () => {
  it.each([
    ['2026-11-20 11:30', 120, '2026-11-20 15:00'],
    ['2026-11-20 16:30', 120, '2026-11-23 10:30'],
    ['2026-02-13 16:30', 120, '2026-02-14 10:30'],
    ['2026-02-14 16:30', 120, '2026-02-24 10:30'],
    ['2026-11-20 11:40', 90, '2026-11-20 14:40'],
    ['2026-09-30 16:00', 90, '2026-10-08 09:30'],
  ])('taken in %s, %i minutes: due %s', (start, count, due) => {
    const reading = promised(minutes(count), [ours(start)], start)
    expect(text(reading.due)).toBe(due)
    expect(reading).toMatchObject({ used: 0, left: count, leftMinutes: count, level: 'ok', provisional: false })
  })

  it.each([
    ['2026-09-28', 1, '2026-09-29'],
    ['2026-09-28', 3, '2026-10-08'],
    ['2026-09-28', 5, '2026-10-10'],
    ['2026-09-28', 7, '2026-10-13'],
    ['2026-09-28', 15, '2026-10-23'],
    ['2026-01-30', 30, '2026-03-19'],
    ['2026-04-30', 1, '2026-05-06'],
    ['2026-04-30', 5, '2026-05-11'],
    ['2025-12-31', 1, '2026-01-04'],
  ])('taken in %s, %i working days: due when the hall closes on %s', (start, count, due) => {
    const reading = promised(workingDays(count), [ours(`${start} 10:00`)], `${start} 10:00`)
    expect(text(reading.due)).toBe(`${due} 17:00`)
    expect(reading).toMatchObject({ used: 0, left: count, dueDay: due })
  })

  it('calendar days of the fund end after the break: 3 days from 30 September', () => {
    const reading = promised(limit('civil-days', 3), [ours('2026-09-30 10:00')], '2026-09-30 10:00')
    expect(text(reading.due)).toBe('2026-10-08 17:00')
  })
})

describe('levels: at half, at four fifths, late', () => {
  const start = '2026-11-23 09:00'
  it.each([
    ['2026-11-23 09:59', 'ok', 59, 61],
    ['2026-11-23 10:00', 'warn50', 60, 60],
    ['2026-11-23 10:35', 'warn50', 95, 25],
    ['2026-11-23 10:36', 'warn80', 96, 24],
    ['2026-11-23 11:00', 'warn80', 120, 0],
    ['2026-11-23 11:01', 'late', 121, 0],
  ])('two hours at %s: %s', (now, level, used, left) => {
    expect(promised(minutes(120), [ours(start)], now)).toMatchObject({ level, used, left })
  })

  it.each([
    ['2026-11-23 16:00', 'ok', 0],
    ['2026-11-24 12:14', 'ok', 0],
    ['2026-11-24 13:45', 'warn50', 0],
    ['2026-11-24 15:42', 'warn80', 0],
    ['2026-11-24 17:00', 'warn80', 1],
    ['2026-11-24 17:01', 'late', 1],
  ])('one working day from Monday at %s: %s', (now, level, used) => {
    expect(promised(workingDays(1), [ours('2026-11-23 10:00')], now)).toMatchObject({ level, used })
  })

  it('time that runs out as the hall closes has run out then, not when it opens again', () => {
    const reading = promised(minutes(180), [ours(start)], '2026-11-23 12:01')
    expect([text(reading.due), reading.level]).toEqual(['2026-11-23 12:00', 'late'])
  })

  it('counts overtime in minutes of service', () => {
    expect(promised(minutes(120), [ours('2026-11-20 15:00')], '2026-11-23 09:20').leftMinutes).toBe(-20)
    expect(promised(minutes(120), [ours('2026-11-20 15:00')], '2026-11-20 16:59').leftMinutes).toBe(1)
  })
})

describe('pauses', () => {
  it('a correction pushes a limit in minutes by the time it took', () => {
    const spans = [
      ours('2026-11-23 09:00', '2026-11-23 10:00'),
      pause('correction', '2026-11-23 10:00', '2026-11-24 14:00'),
      ours('2026-11-24 14:00'),
    ]
    const reading = promised(minutes(120), spans, '2026-11-24 14:30')
    expect(text(reading.due)).toBe('2026-11-24 15:00')
    expect(reading).toMatchObject({ used: 90, left: 30, stopped: false })
  })

  it('the due moment moves along while the citizen has the case', () => {
    const spans = [ours('2026-11-23 09:00', '2026-11-23 10:00'), pause('correction', '2026-11-23 10:00')]
    const clocks = read({ promise: minutes(120) }, spans, '2026-11-25 09:00')
    expect(clocks).toMatchObject({
      holder: 'you',
      ground: 'correction',
      yours: { dueDay: '2026-12-21', kind: 'at-most' },
    })
    expect(clocks.promise).toMatchObject({ stopped: true, used: 60, left: 60, level: 'warn50' })
    expect(text(clocks.promise!.due)).toBe('2026-11-25 10:00')
  })

  it('a limit that ran out before the pause stays late', () => {
    const spans = [ours('2026-11-23 09:00', '2026-11-23 11:30'), pause('correction', '2026-11-23 11:30')]
    const reading = promised(minutes(120), spans, '2026-11-25 09:00')
    expect(text(reading.due)).toBe('2026-11-23 11:00')
    expect(reading.level).toBe('late')
  })

  it.each([
    ['a whole service day gives one day back', '2026-11-24 10:00', '2026-11-25 10:00', '2026-12-01'],
    ['an hour less gives none', '2026-11-24 10:00', '2026-11-25 09:00', '2026-11-30'],
    ['a weekend gives none', '2026-11-27 17:00', '2026-11-30 09:00', '2026-11-30'],
    ['the day of acceptance gives none', '2026-11-23 10:00', '2026-11-24 09:00', '2026-11-30'],
    ['two days', '2026-11-24 09:00', '2026-11-25 17:00', '2026-12-02'],
  ])('five working days from Monday: %s', (_what, from, to, due) => {
    const spans = [ours('2026-11-23 09:30', from), pause('correction', from, to), ours(to)]
    expect(promised(workingDays(5), spans, '2026-12-04 10:00').dueDay).toBe(due)
  })

  it('two half days together give one day back', () => {
    const spans = [
      ours('2026-11-23 09:30', '2026-11-24 09:00'),
      pause('correction', '2026-11-24 09:00', '2026-11-24 12:00'),
      ours('2026-11-24 12:00', '2026-11-25 13:30'),
      pause('appraisal', '2026-11-25 13:30', '2026-11-25 17:00'),
      ours('2026-11-25 17:00'),
    ]
    expect(promised(workingDays(5), spans, '2026-12-04 10:00').dueDay).toBe('2026-12-01')
  })

  it('a ground that no law names stops the promise and not the law', () => {
    const spans = [ours('2026-11-23 09:00', '2026-11-24 09:00'), pause('payment', '2026-11-24 09:00')]
    const clocks = read({ promise: workingDays(3), law: workingDays(30) }, spans, '2026-11-27 17:00')
    expect(clocks.promise).toMatchObject({ stopped: true, used: 0, dueDay: '2026-12-02' })
    expect(clocks.law).toMatchObject({ stopped: false, used: 4, dueDay: '2027-01-05', provisional: true })
  })

  it('an announcement stops both, for at least 15 working days', () => {
    const spans = [ours('2026-09-01 09:00', '2026-09-02 09:00'), pause('announcement', '2026-09-02 09:00')]
    const clocks = read({ promise: workingDays(5), law: workingDays(30) }, spans, '2026-09-10 09:00')
    expect([clocks.promise!.stopped, clocks.law!.stopped, clocks.holder]).toEqual([true, true, 'other'])
    expect(clocks.yours).toMatchObject({ kind: 'at-least', dueDay: '2026-09-22' })
  })

  it('a case that ended is judged at its end', () => {
    const spans = [ours('2026-11-23 09:00', '2026-11-23 11:00')]
    const clocks = read({ promise: minutes(120) }, spans, '2026-12-30 09:00')
    expect(clocks.promise).toMatchObject({ level: 'warn80', used: 120, left: 0 })
    expect(clocks.endedAt).toEqual(at('2026-11-23 11:00'))
    expect(promised(minutes(119), spans, '2026-12-30 09:00').level).toBe('late')
  })
})

describe('即时办结 that a person has to look at', () => {
  it.each([
    ['2026-11-23 10:00', '2026-11-23 17:00'],
    ['2026-11-23 17:00', '2026-11-24 17:00'],
    ['2026-11-21 10:00', '2026-11-23 17:00'],
  ])('taken in %s: due %s', (start, due) => {
    expect(text(promised(limit('same-day', 0), [ours(start)], start).due)).toBe(due)
  })
  it('the last day does not end while it stands: 17:00 passes in the hands of the citizen', () => {
    const asked = [ours('2026-01-01 00:46', '2026-01-01 00:47'), pause('correction', '2026-01-01 00:47')]
    expect(promised(limit('civil-days', 1), asked, '2026-01-04 17:01').level).toBe('ok')
    const onTheLastDay = [ours('2026-11-23 10:00', '2026-11-24 10:00'), pause('correction', '2026-11-24 10:00')]
    const standing = promised(workingDays(1), onTheLastDay, '2026-11-24 20:00')
    expect(standing).toMatchObject({ stopped: true, dueDay: '2026-11-25' })
    expect(standing.level).not.toBe('late')
  })
  it('a day at whose close it stands does not count', () => {
    const spans = [
      ours('2026-11-23 10:00', '2026-11-23 11:00'),
      pause('correction', '2026-11-23 11:00', '2026-11-24 09:30'),
      ours('2026-11-24 09:30'),
    ]
    expect(text(promised(limit('same-day', 0), spans, '2026-11-24 10:00').due)).toBe('2026-11-24 17:00')
  })
})

it('nothing is read before acceptance, and nothing over spans that have a hole', () => {
  expect(readClocks({ limits: {}, spans: [], hours, calendar, now: at('2026-11-23 09:00') })).toBeUndefined()
  const holed = [ours('2026-11-23 09:00', '2026-11-23 10:00'), ours('2026-11-23 10:01')]
  expect(() => read({}, holed, '2026-11-23 11:00')).toThrow('gap')
})

const startDays = Array.from({ length: 330 }, (_, i) => addDays(plainDate('2026-01-01'), i))
const moment = fc
  .tuple(fc.constantFrom(...startDays), fc.integer({ min: 0, max: 24 * 60 - 1 }))
  .map(([date, minute]) => new Date(shanghaiInstant(date, '00:00').getTime() + minute * 60_000))
const step = fc.record({
  ground: fc.option(fc.constantFrom(...(Object.keys(pauseGrounds) as PauseGround[])), { nil: undefined }),
  ms: fc.integer({ min: 1, max: 6 * 86_400_000 }),
})
/** A case as it is lived: passed on again and again through the only door. */
const story = fc.tuple(moment, fc.array(step, { minLength: 1, maxLength: 8 })).map(([start, steps]) => {
  let spans: ClockSpan[] = [{ who: 'us', from: start }]
  let now = start
  for (const { ground, ms } of steps) {
    now = new Date(now.getTime() + ms)
    const passed = passTo(spans, { who: ground ? pauseGrounds[ground].who : 'us', from: now, ground, paper: 'T-1' })
    if ('spans' in passed) spans = passed.spans
  }
  return { spans, now: new Date(now.getTime() + 3_600_000) }
})
const anyLimit = fc.oneof(
  fc.integer({ min: 1, max: 900 }).map(minutes),
  fc.integer({ min: 1, max: 30 }).map(workingDays),
  fc.integer({ min: 1, max: 30 }).map((count) => limit('civil-days', count)),
  fc.integer({ min: 1, max: 2 }).map((count) => limit('civil-months', count)),
  fc.constant(limit('same-day', 0)),
)

describe('laws of the clocks', () => {
  it('without a pause a due date is the calendar’s', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 40 }), (start, count) => {
        const spans: ClockSpan[] = [{ who: 'us', from: start }]
        const day = (one: OfficeLimit) => {
          const { dueDay: date, provisional } = read({ law: one }, spans, start).law!
          return { date, provisional }
        }
        const date = shanghaiDate(start)
        expect(day(workingDays(count))).toEqual(addWorkingDays(date, count, calendar))
        expect(day(limit('civil-days', count))).toEqual(addCivilDays(date, count, calendar))
        expect(day(limit('civil-months', 1))).toEqual(addCivilMonths(date, 1, calendar))
        const { due, provisional } = read({ promise: minutes(count * 7) }, spans, start).promise!
        expect({ at: due, provisional }).toEqual(addWorkingMinutes(start, count * 7, hours, calendar))
      }),
    )
  })

  it('whose hands the time was in adds up to all there was', () => {
    fc.assert(
      fc.property(story, ({ spans, now }) => {
        const { us, you, other } = heldMs(spans, hours, calendar, now)
        expect(us + you + other).toBe(workingMsBetween(spans[0]!.from, now, hours, calendar))
      }),
    )
  })

  it('a pause never brings the due date nearer', () => {
    fc.assert(
      fc.property(story, anyLimit, ({ spans, now }, one) => {
        const unpaused = spans.slice(0, 1).map(({ who, from }) => ({ who, from }))
        const [paused, plain] = [read({ law: one }, spans, now).law!, read({ law: one }, unpaused, now).law!]
        expect(paused.due.getTime()).toBeGreaterThanOrEqual(plain.due.getTime())
        expect(paused.used).toBeLessThanOrEqual(plain.used)
        if (plain.level !== 'late') expect(paused.level).not.toBe('late')
      }),
    )
  })

  it('taking one pause out never moves the due date back', () => {
    fc.assert(
      fc.property(story, anyLimit, fc.nat(), ({ spans, now }, one, pick) => {
        const place = pick % spans.length
        const without = spans.map((span, index) =>
          index === place ? { who: 'us' as const, from: span.from, ...(span.to ? { to: span.to } : {}) } : span,
        )
        const due = (these: readonly ClockSpan[]) => read({ promise: one }, these, now).promise!.due.getTime()
        expect(due(without)).toBeLessThanOrEqual(due(spans))
      }),
    )
  })

  it('as time goes on nothing goes back: used, due and lateness', () => {
    fc.assert(
      fc.property(story, anyLimit, fc.integer({ min: 0, max: 9 * 86_400_000 }), ({ spans, now }, one, later) => {
        const moments = [...spans.map(({ from }) => from), now, new Date(now.getTime() + later)]
        const readings = moments.map((when) => read({ promise: one }, spans, when).promise!)
        for (const [index, reading] of readings.entries()) {
          const before = readings[index - 1]
          if (!before) continue
          expect(reading.used).toBeGreaterThanOrEqual(before.used)
          expect(reading.due.getTime()).toBeGreaterThanOrEqual(before.due.getTime())
          if (before.level === 'late') expect(reading.level).toBe('late')
        }
      }),
    )
  })

  it('a clock that stands does not become late', () => {
    fc.assert(
      fc.property(story, anyLimit, fc.integer({ min: 0, max: 9 * 86_400_000 }), ({ spans, now }, one, later) => {
        const { from } = spans.at(-1)!
        const [begun, after] = [from, new Date(now.getTime() + later)].map((when) =>
          read({ promise: one }, spans, when),
        )
        if (begun!.promise!.level !== 'late' && after!.promise!.stopped) expect(after!.promise!.level).not.toBe('late')
      }),
      { numRuns: 300 },
    )
  })

  it('the promise never stands less than the law’s clock', () => {
    fc.assert(
      fc.property(story, anyLimit, ({ spans, now }, one) => {
        const clocks = read({ promise: one, law: one }, spans, now)
        expect(clocks.promise!.due.getTime()).toBeGreaterThanOrEqual(clocks.law!.due.getTime())
      }),
    )
  })

  it('minutes left are the service time to the due moment', () => {
    fc.assert(
      fc.property(story, anyLimit, ({ spans, now }, one) => {
        const { due, leftMinutes, level } = read({ promise: one }, spans, now).promise!
        const [from, to] = due < now ? [due, now] : [now, due]
        const between = Math.floor(workingMsBetween(from, to, hours, calendar) / 60_000)
        expect(Math.abs(leftMinutes)).toBe(between)
        expect(level === 'late').toBe(now > due)
      }),
    )
  })

  it('a year without a notice makes a due date provisional, and only that', () => {
    fc.assert(
      fc.property(story, anyLimit, ({ spans, now }, one) => {
        const { dueDay, provisional } = read({ promise: one }, spans, now).promise!
        expect(provisional).toBe(dueDay >= ('2027-01-01' as PlainDate))
      }),
    )
  })
})
