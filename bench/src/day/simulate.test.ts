import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../../server/src/domain/calendar/calendar.ts'
import { workingMinutesBetween } from '../../../server/src/domain/calendar/working-time.ts'
import { seedYears } from '../../../server/src/domain/calendar/years/index.ts'
import { isOver } from '../../../server/src/domain/cases/states.ts'
import { type PlainDate, shanghaiInstant } from '../../../shared-types/src/index.ts'
import { DAY, familiesByWindow } from './assumptions.ts'
import { byBusiness, luohe } from './organisation.ts'
import { hallHours, readBusinesses } from './plans.ts'
import { arrivalsOf, simulateDay } from './simulate.ts'

const calendar = workingCalendar(seedYears)
const needs = { businesses: readBusinesses(), calendar }
const days = fc.record({
  organisation: fc.constantFrom(luohe, byBusiness),
  seed: fc.nat(),
  arrivals: fc.integer({ min: 0, max: 60 }),
})
const RUNS = { numRuns: 40 }

describe('a day of the hall', () => {
  it('loses nobody: at any moment whoever has arrived is finished, in work or in line', () => {
    const moment = fc.integer({ min: 0, max: 9 * 60 })
    fc.assert(
      fc.property(days, moment, ({ organisation, seed, arrivals }, minutes) => {
        const until = new Date(shanghaiInstant(DAY as PlainDate, '09:00').getTime() + minutes * 60_000)
        const visits = simulateDay(needs, organisation, { seed, arrivals, until })
        const arrived = arrivalsOf(seed, arrivals).filter(({ at }) => at <= until).length
        const finished = visits.filter(({ finishedAt }) => finishedAt && finishedAt <= until)
        const waiting = visits.filter(({ state }) => !isOver(state))
        expect(finished.length + waiting.length).toBe(arrived)
        expect(new Set(visits.map(({ id }) => id)).size).toBe(arrived)
      }),
      RUNS,
    )
  })

  it('goes on until everybody has a certificate, and nobody decides what they took in', () => {
    fc.assert(
      fc.property(days, ({ organisation, seed, arrivals }) => {
        const visits = simulateDay(needs, organisation, { seed, arrivals })
        expect(visits.map(({ state }) => state)).toEqual(Array.from({ length: arrivals }, () => 'closed'))
        for (const { arrivedAt, acceptedAt, finishedAt, spans, decidedBy, acceptedBy } of visits) {
          expect(acceptedAt!.getTime()).toBeGreaterThan(arrivedAt.getTime())
          expect(finishedAt!.getTime()).toBeGreaterThan(acceptedAt!.getTime())
          expect(spans.at(-1)!.to).toBeInstanceOf(Date)
          expect(decidedBy).not.toBe(acceptedBy)
        }
      }),
      RUNS,
    )
  })

  it('is the same day for the same seed, and another one for another', () => {
    fc.assert(
      fc.property(days, ({ organisation, seed, arrivals }) => {
        const day = () => simulateDay(needs, organisation, { seed, arrivals })
        expect(day()).toEqual(day())
      }),
      { numRuns: 10 },
    )
    expect(arrivalsOf(1)).not.toEqual(arrivalsOf(2))
  })

  it('brings the same people with the same work before both organisations', () => {
    const [one, other] = [luohe, byBusiness].map((organisation) => simulateDay(needs, organisation, { seed: 7 }))
    const who = (visits: typeof one) => visits!.map(({ id, item, arrivedAt }) => ({ id, item, arrivedAt }))
    expect(who(one)).toEqual(who(other))
  })

  it('keeps each matter at its own window where windows are by business', () => {
    for (const { item, window } of simulateDay(needs, byBusiness, { seed: 3 })) {
      expect(familiesByWindow[window!]).toContain(item)
    }
  })

  it('gives no certificate before every piece of work was done', () => {
    for (const { acceptedAt, finishedAt } of simulateDay(needs, luohe, { seed: 5 })) {
      expect(workingMinutesBetween(acceptedAt!, finishedAt!, hallHours, calendar)).toBeGreaterThanOrEqual(3)
    }
  })
})
