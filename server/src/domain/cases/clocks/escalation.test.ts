import { plainDate, shanghaiInstant } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../calendar/calendar.ts'
import { seedYears } from '../../calendar/years/index.ts'
import { type EscalationChain, type EscalationTrigger, escalations } from './escalation.ts'
import { forecast, type LikeCases } from './forecast.ts'
import { readClocks } from './read-clocks.ts'
import type { ClockSpan } from './spans.ts'

const calendar = workingCalendar(seedYears)
const hours = { sessions: [{ from: '09:00', to: '17:00' }], closedDays: [] }
const at = (time: string, day = '2026-11-23') => shanghaiInstant(plainDate(day), time)
const chain: EscalationChain = { officer: 'zhang', standIn: 'wang', supervisor: 'chen', leader: 'sun' }
const limits = {
  promise: { unit: 'minutes' as const, count: 120, text: '', source: '' },
  law: { unit: 'working-days' as const, count: 1, text: '', source: '' },
}
const slow: LikeCases = { count: 50, p10: 100, median: 130, p90: 200 }
const own: ClockSpan[] = [{ who: 'us', from: at('09:00'), by: 'zhang' }]

interface Case {
  done?: EscalationTrigger[]
  absent?: string[]
  like?: LikeCases
  spans?: ClockSpan[]
  chain?: EscalationChain
}
const ask = (now: Date, { done = [], absent = [], like, spans = own, chain: people = chain }: Case = {}) => {
  const clocks = readClocks({ limits, spans, hours, calendar, now })!
  const seen = forecast({ clocks, like, hours, calendar, now })
  return escalations({ clocks, forecast: seen, chain: people, done, isAbsent: (one) => absent.includes(one) })
}
const short = (...args: Parameters<typeof ask>) =>
  ask(...args).map(({ trigger, action, to }) => `${trigger} ${action} ${to}`)

describe('what happens, and to whom', () => {
  it.each([
    ['09:59', []],
    ['10:00', ['half remind zhang']],
    ['10:35', ['half remind zhang']],
    ['10:36', ['half remind zhang', 'four-fifths remind chen']],
    ['11:00', ['half remind zhang', 'four-fifths remind chen']],
    ['11:01', ['half remind zhang', 'four-fifths remind chen', 'breach move chen']],
  ])('at %s: %j', (time, expected) => {
    expect(short(at(time))).toEqual(expected)
  })

  it('moves on a forecast, before it is late', () => {
    expect(short(at('09:00'), { like: slow })).toEqual(['forecast move wang'])
    expect(ask(at('09:00'), { like: slow })[0]?.told).toEqual(['zhang', 'chen'])
  })

  it('each once', () => {
    expect(short(at('11:01'), { done: ['half', 'four-fifths'] })).toEqual(['breach move chen'])
    expect(short(at('11:01'), { done: ['half', 'four-fifths', 'breach'] })).toEqual([])
  })

  it('passes over who is absent, and never comes to nothing', () => {
    expect(short(at('10:00'), { absent: ['zhang'] })).toEqual(['half remind wang'])
    expect(short(at('09:00'), { like: slow, absent: ['wang', 'chen'] })).toEqual(['forecast move sun'])
    expect(short(at('10:00'), { absent: ['zhang', 'wang', 'chen', 'sun'] })).toEqual(['half remind sun'])
  })

  it('a case does not move to whom it is late with', () => {
    const withChen: ClockSpan[] = [{ who: 'us', from: at('09:00'), by: 'chen' }]
    expect(short(at('11:01'), { spans: withChen, done: ['half', 'four-fifths'] })).toEqual(['breach move sun'])
    const alone = { officer: 'chen', supervisor: 'chen', leader: 'chen' }
    expect(short(at('11:01'), { spans: withChen, chain: alone, done: ['half', 'four-fifths'] })).toEqual([
      'breach remind chen',
    ])
  })

  it('the law’s limit goes to the leader', () => {
    const done: EscalationTrigger[] = ['half', 'four-fifths', 'breach']
    expect(short(at('17:00', '2026-11-24'), { done })).toEqual([])
    expect(short(at('09:01', '2026-11-25'), { done })).toEqual(['law-breach move sun'])
    const never: LikeCases = { count: 50, p10: 900, median: 1000, p90: 1100 }
    expect(short(at('11:01'), { done, like: never })).toEqual(['law-forecast remind sun'])
  })

  it('while the citizen has the case nobody is pressed, but what is late stays late', () => {
    const paused = (from: string): ClockSpan[] => [
      { who: 'us', from: at('09:00'), to: at(from), by: 'zhang' },
      { who: 'you', from: at(from), ground: 'correction', paper: '补正通知 1' },
    ]
    expect(short(at('16:00'), { spans: paused('10:50') })).toEqual([])
    expect(short(at('16:00'), { spans: paused('11:30') })).toEqual(['breach move chen'])
  })

  it('an ended case is left alone', () => {
    expect(short(at('16:00'), { spans: [{ who: 'us', from: at('09:00'), to: at('12:00') }] })).toEqual([])
  })
})
