import { addDays, type PlainDate, plainDate } from '@anju/shared-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monthsLater } from '../calendar/civil-periods.ts'
import type { Seizure } from './restriction.ts'
import { type LinePlace, seizureLine } from './seizure-line.ts'

const day = (text: string) => plainDate(text)
let made = 0
const seizure = (registeredOn: string, more: Partial<Seizure> = {}): Seizure => {
  made += 1
  const order = more.order ?? made
  return {
    id: `s${order}`,
    order,
    kind: 'seizure',
    by: 'court',
    registeredOn: day(registeredOn),
    renewals: [],
    ...more,
  }
}
const states = (line: readonly Seizure[], on: string) => seizureLine(line, day(on)).map(({ state }) => state)

describe('the end of one seizure', () => {
  const named = seizure('2026-03-17', { until: day('2029-03-16') })
  it.each([
    ['2026-03-16', 'coming'],
    ['2026-03-17', 'acting'],
    ['2029-03-15', 'acting'],
    ['2029-03-16', 'acting'],
    ['2029-03-17', 'lapsed'],
  ])('named by the order, on %s: %s', (on, state) => expect(states([named], on)).toEqual([state]))

  const silent = seizure('2026-03-17')
  it.each([
    ['2029-03-17', 'acting'],
    ['2029-03-18', 'lapsed'],
  ])('not named: three years, on %s: %s', (on, state) => expect(states([silent], on)).toEqual([state]))

  it.each<[string, Partial<Seizure>, string | undefined]>([
    ['an order of five years holds three', { until: day('2031-03-16') }, '2029-03-17'],
    ['an order of one year holds one', { termMonths: 12 }, '2027-03-17'],
    ['police: two years', { by: 'police' }, '2028-03-17'],
    ['police, longer', { by: 'police', until: day('2030-01-01') }, '2028-03-17'],
    ['an office without a known limit, as named', { by: 'tax', until: day('2035-01-01') }, '2035-01-01'],
    ['an office without a known limit and without a named end', { by: 'supervision' }, undefined],
    ['29 February', { registeredOn: day('2024-02-29') }, '2027-02-28'],
  ])('%s', (_, more, until) => {
    expect(seizureLine([seizure('2026-03-17', more)], day('2026-03-18'))[0]?.until).toBe(until)
  })

  it('lifted: gone on that very day', () => {
    const lifted = seizure('2026-03-17', { endedOn: day('2026-05-04') })
    expect(states([lifted], '2026-05-03')).toEqual(['acting'])
    expect(states([lifted], '2026-05-04')).toEqual(['lifted'])
  })
})

describe('a renewal', () => {
  const renewed = (registeredOn: string, until: string) =>
    seizure('2026-03-17', {
      until: day('2029-03-16'),
      renewals: [{ registeredOn: day(registeredOn), until: day(until) }],
    })
  it.each([
    ['before the end', '2029-01-10', '2032-03-16', '2032-03-16'],
    ['on the last day', '2029-03-16', '2032-03-16', '2032-03-16'],
    ['a day too late renews nothing', '2029-03-17', '2032-03-16', '2029-03-16'],
    ['for longer than three years holds three', '2029-01-10', '2039-03-16', '2032-03-16'],
    ['to an earlier day shortens nothing', '2029-01-10', '2028-01-01', '2029-03-16'],
  ])('%s', (_, registeredOn, until, end) => {
    expect(seizureLine([renewed(registeredOn, until)], day('2029-03-01'))[0]?.until).toBe(end)
  })

  it('of a renewal counts from the renewed end', () => {
    const twice = seizure('2020-01-10', {
      until: day('2023-01-09'),
      renewals: [
        { registeredOn: day('2025-12-01'), until: day('2029-01-09') },
        { registeredOn: day('2022-12-01'), until: day('2026-01-09') },
      ],
    })
    expect(seizureLine([twice], day('2026-06-01'))).toMatchObject([{ state: 'acting', until: '2029-01-09' }])
  })
})

describe('the line', () => {
  const first = seizure('2026-01-10', { order: 1, until: day('2027-01-09') })
  const second = seizure('2026-02-10', { order: 2, termMonths: 24 })
  const third = seizure('2026-03-10', { order: 3, until: day('2029-03-09') })

  it('one acts, the others wait by order of registration', () => {
    expect(seizureLine([third, first, second], day('2026-06-01'))).toMatchObject([
      { seizure: { id: 's1' }, state: 'acting', position: 1 },
      { seizure: { id: 's2' }, state: 'waiting', position: 2 },
      { seizure: { id: 's3' }, state: 'waiting', position: 3 },
    ])
  })

  it('the next acts the day after the end, and its term begins then', () => {
    expect(states([first, second, third], '2027-01-09')).toEqual(['acting', 'waiting', 'waiting'])
    expect(seizureLine([first, second, third], day('2027-01-10'))).toMatchObject([
      { state: 'lapsed' },
      { state: 'acting', from: '2027-01-10', until: '2029-01-10', position: 1 },
      { state: 'waiting', position: 2 },
    ])
  })

  it('one that waited longer than its own term has not run out', () => {
    // Named 2026-03-10 to 2029-03-09: its 36 months begin when its turn comes.
    expect(seizureLine([first, second, third], day('2029-01-11'))[2]).toMatchObject({
      ...{ state: 'acting', from: '2029-01-11', until: '2032-01-10' },
    })
  })

  it('when the first is lifted the next acts on that same day', () => {
    const lifted = { ...first, endedOn: day('2026-06-15') }
    expect(seizureLine([lifted, second], day('2026-06-15'))).toMatchObject([
      { state: 'lifted' },
      { state: 'acting', from: '2026-06-15', until: '2028-06-15' },
    ])
  })

  it('one that is lifted while it waits leaves the line without having acted', () => {
    const gone = { ...second, endedOn: day('2026-06-15') }
    const line = seizureLine([first, gone, third], day('2026-06-15'))
    expect(line).toMatchObject([{ state: 'acting' }, { state: 'lifted' }, { state: 'waiting', position: 2 }])
    expect(line[1]?.from).toBeUndefined()
    expect(seizureLine([first, gone, third], day('2027-01-10'))[2]).toMatchObject({
      state: 'acting',
      from: '2027-01-10',
    })
  })

  it('behind one that nothing ends nobody’s day is known', () => {
    const endless = seizure('2026-01-01', { order: 0, by: 'supervision' })
    const [, next] = seizureLine([endless, second], day('2040-01-01'))
    expect(next).toMatchObject({ state: 'waiting', position: 2 })
    expect(next?.from).toBeUndefined()
  })
})

describe('for every line and every day', () => {
  const start = day('2020-01-01')
  const arbitrary = fc
    .array(
      fc.record({
        at: fc.integer({ min: 0, max: 2_000 }),
        months: fc.option(fc.integer({ min: 1, max: 36 }), { nil: undefined }),
        lifted: fc.option(fc.integer({ min: 0, max: 3_000 }), { nil: undefined }),
        renewedAfter: fc.option(fc.integer({ min: 0, max: 1_500 }), { nil: undefined }),
      }),
      { maxLength: 6 },
    )
    .map((several) =>
      several
        .toSorted((a, b) => a.at - b.at)
        .map(({ at, months, lifted, renewedAfter }, index): Seizure => {
          const registeredOn = addDays(start, at)
          const renewal = renewedAfter === undefined ? undefined : addDays(registeredOn, renewedAfter)
          return seizure(registeredOn, {
            order: index + 1,
            ...(months === undefined ? {} : { termMonths: months }),
            ...(lifted === undefined ? {} : { endedOn: addDays(registeredOn, lifted) }),
            renewals: renewal ? [{ registeredOn: renewal, until: monthsLater(renewal, 36) }] : [],
          })
        }),
    )
  const days = fc.integer({ min: -10, max: 9_000 }).map((count): PlainDate => addDays(start, count))
  const acting = (line: LinePlace[]) => line.filter(({ state }) => state === 'acting')

  it('at most one acts, and it stands before everybody who waits', () => {
    fc.assert(
      fc.property(arbitrary, days, (seizures, on) => {
        const line = seizureLine(seizures, on)
        expect(acting(line).length).toBeLessThanOrEqual(1)
        expect(line.filter(({ position }) => position !== undefined).map(({ position }) => position)).toEqual(
          line.filter(({ position }) => position !== undefined).map((_, index) => index + 1),
        )
        const [one] = acting(line)
        for (const { state, seizure } of line) {
          if (state === 'waiting') expect(one && one.seizure.order < seizure.order).toBe(true)
        }
      }),
    )
  })

  it('whoever waits today acts tomorrow if the one that acts today does not, and nobody steps back', () => {
    fc.assert(
      fc.property(arbitrary, days, (seizures, on) => {
        const [today, tomorrow] = [seizureLine(seizures, on), seizureLine(seizures, addDays(on, 1))]
        const rank = { coming: 0, waiting: 1, acting: 2, lapsed: 3, lifted: 3 } as const
        for (const [index, place] of today.entries()) {
          expect(rank[tomorrow[index]!.state]).toBeGreaterThanOrEqual(rank[place.state])
        }
        const stillWaiting = tomorrow.some(({ state }) => state === 'waiting')
        if (stillWaiting) expect(acting(tomorrow)).toHaveLength(1)
      }),
    )
  })

  it('no court’s seizure acts longer than three years without a renewal', () => {
    fc.assert(
      fc.property(arbitrary, days, (seizures, on) => {
        for (const { seizure, from, until } of seizureLine(seizures, on)) {
          if (from && until && seizure.renewals.length === 0) expect(until <= monthsLater(from, 36)).toBe(true)
        }
      }),
    )
  })
})
