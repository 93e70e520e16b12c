import { plainDate } from '@anju/shared-types'
import { describe, expect, it } from 'vitest'
import { items } from '../../testing/catalogue-kit.ts'
import { workingCalendar } from '../calendar/calendar.ts'
import { seedYears } from '../calendar/years/index.ts'
import type { OfficeLimit } from './clocks/limits.ts'
import { type Cure, type CureQuestion, cureRules, curesFor } from './cures.ts'
import { standingOf } from './promised-papers.ts'

const calendar = workingCalendar(seedYears)
const limit = (unit: OfficeLimit['unit'], count: number): OfficeLimit => ({ unit, count, text: '', source: '' })
const standing = standingOf([], plainDate('2026-11-02'))
const paper = { id: 'marriage', name: '结婚证', waivable: false, ifMissing: 'deferrable' as const }
const ask = (more: Partial<CureQuestion> = {}) =>
  curesFor({
    ...{ material: paper, connected: [], city: 'luohe', on: plainDate('2026-11-02') },
    ...{ limits: { promise: limit('working-days', 5) }, standing, calendar },
    ...more,
  })
const answer = (cure: Cure, more: Partial<CureQuestion> = {}) => ask(more).find((one) => one.cure === cure)!
const allowed = (more: Partial<CureQuestion>) => ask(more).flatMap((one) => (one.allowed ? [one.cure] : []))

describe('four cures, not one flag', () => {
  it.each<[string, Partial<CureQuestion>, Cure[]]>([
    ['deferrable', {}, ['deferral', 'keeping']],
    ['a promise may stand for it', { material: { ...paper, ifMissing: 'promise' } }, ['pledge', 'keeping']],
    ['key', { material: { ...paper, ifMissing: 'key' } }, []],
    [
      'key, but an office has it',
      { material: { ...paper, ifMissing: 'key', waivable: true, heldBy: '公安' }, connected: ['公安'] },
      ['waiver'],
    ],
    [
      'an office that is not connected',
      { material: { ...paper, waivable: true, heldBy: '民政' } },
      ['deferral', 'keeping'],
    ],
    ['filled in by the system', { material: { ...paper, bySystem: true } }, ['waiver', 'deferral', 'keeping']],
    ['即办类', { limits: { promise: limit('same-day', 0) } }, ['keeping']],
    ['somebody with a broken promise', { standing: { ...standing, allowance: 0, blocked: '没有兑现' } }, ['keeping']],
    ['somebody who owes one already', { standing: { ...standing, open: 1 } }, ['keeping']],
    ['before any rule is known', { on: plainDate('2019-09-30') }, ['keeping']],
  ])('%s', (_what, more, expected) => {
    expect(allowed(more)).toEqual(expected)
  })

  it('no key paper of any item can be promised', () => {
    const keys = items.flatMap(({ materials }) => materials.filter(({ ifMissing }) => ifMissing === 'key'))
    expect(keys.length).toBeGreaterThan(100)
    for (const material of keys) expect(allowed({ material: { ...material, waivable: false } })).toEqual([])
  })

  it('only a deferral brings the paper and a promise; only a pledge replaces it by one; keeping starts no clock', () => {
    const of = (cure: Cure) => [cureRules[cure].promise, cureRules[cure].later, cureRules[cure].instead]
    expect([of('waiver'), of('pledge'), of('deferral'), of('keeping')]).toEqual([
      [false, false, true],
      [true, false, true],
      [true, true, false],
      [false, true, false],
    ])
    expect(answer('keeping')).toMatchObject({ clock: 'not-started', due: { date: '2026-11-30' } })
  })
})

describe('until when a deferred paper has to be here', () => {
  const due = (city: string, promise?: OfficeLimit, law?: OfficeLimit, on = '2026-11-02') => {
    const found = answer('deferral', {
      city,
      on: plainDate(on),
      limits: { ...(promise ? { promise } : {}), ...(law ? { law } : {}) },
    })
    return found.allowed ? found.due?.date : found.why
  }
  const tooShort = '办理时限太短，等不到补交，请先把材料备齐。'
  it.each([
    ['the clock stops: 20 working days', 'luohe', limit('minutes', 120), undefined, '2026-11-30'],
    ['it runs: two working days before the promise', 'jinan', limit('working-days', 5), undefined, '2026-11-05'],
    ['never more than 20', 'jinan', limit('working-days', 23), undefined, '2026-11-30'],
    ['twenty-two less two are twenty', 'jinan', limit('working-days', 22), undefined, '2026-11-30'],
    ['twenty-one less two are nineteen', 'jinan', limit('working-days', 21), undefined, '2026-11-27'],
    ['three less two are one', 'jinan', limit('working-days', 3), undefined, '2026-11-03'],
    ['two less two are none', 'jinan', limit('working-days', 2), undefined, tooShort],
    ['hours leave no day', 'jinan', limit('minutes', 120), undefined, tooShort],
    ['without a promise the law’s limit', 'jinan', undefined, limit('civil-days', 15), '2026-11-13'],
    ['without any limit 20', 'jinan', undefined, undefined, '2026-11-30'],
  ])('%s', (_what, city, promise, law, expected) => {
    expect(due(city, promise, law)).toBe(expected)
  })
  it('crosses a holiday by the calendar', () => {
    expect(due('jinan', limit('working-days', 5), undefined, '2026-09-28')).toBe('2026-10-08')
  })
  it('Xiamen leaves it to the chief at the window', () => {
    expect(answer('deferral', { city: 'xiamen' })).toMatchObject({ needsSupervisor: true })
    expect(answer('deferral', { city: 'luohe' })).toMatchObject({ needsSupervisor: false, clock: 'stops' })
  })
})
