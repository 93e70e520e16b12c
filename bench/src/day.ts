import { workingCalendar } from '../../server/src/domain/calendar/calendar.ts'
import { workingMinutesBetween } from '../../server/src/domain/calendar/working-time.ts'
import { seedYears } from '../../server/src/domain/calendar/years/index.ts'
import { readClocks } from '../../server/src/domain/cases/clocks/read-clocks.ts'
import { type PlainDate, shanghaiInstant } from '../../shared-types/src/index.ts'
import { ARRIVALS, DAY } from './day/assumptions.ts'
import { chartOf } from './day/chart.ts'
import { byBusiness, luohe, type Organisation } from './day/organisation.ts'
import { hallHours, readBusinesses } from './day/plans.ts'
import { type DayNeeds, simulateDay } from './day/simulate.ts'
import type { Visit } from './day/visit.ts'
import { percentile } from './load.ts'

const SEEDS = 20
const FIRST_SEED = 20_141_001
/** Luohe's promise. */
const PROMISE_MINUTES = 120

/** `npm run bench -- day`: the same 200 people on the same day, before four windows for everything and before windows by business. */
export async function run(): Promise<object> {
  const needs: DayNeeds = { businesses: readBusinesses(), calendar: workingCalendar(seedYears) }
  const days = [luohe, byBusiness].map((organisation) => figuresOf(needs, organisation))
  for (const { name, minutes } of days) console.log(chartOf(name, minutes, PROMISE_MINUTES))
  return { arrivals: ARRIVALS, days: SEEDS, organisations: days.map(({ minutes: _minutes, ...figures }) => figures) }
}

function figuresOf(needs: DayNeeds, organisation: Organisation) {
  const closes = shanghaiInstant(DAY as PlainDate, hallHours.sessions.at(-1)!.to)
  const seeds = Array.from({ length: SEEDS }, (_, n) => FIRST_SEED + n)
  const visits = seeds.flatMap((seed) => simulateDay(needs, organisation, { seed }))
  const minutes = visits.map((visit) => between(needs, visit.acceptedAt, visit.finishedAt))
  const waits = visits.map((visit) => between(needs, visit.arrivedAt, visit.acceptedAt))
  const whole = visits.map((visit) => between(needs, visit.arrivedAt, visit.finishedAt))
  const atClose = visits.filter(({ finishedAt }) => finishedAt && finishedAt <= closes).length
  return {
    name: organisation.name,
    minutes,
    /** Working minutes from acceptance to the certificate in hand. */
    toCertificate: { p50: percentile(minutes, 0.5), p90: percentile(minutes, 0.9), max: Math.max(...minutes) },
    within2Hours: shareOf(minutes, (one) => one <= PROMISE_MINUTES),
    /** By the office's own clock, which ends with the entry in the register. */
    promiseKept: shareOf(visits, (visit) => isKept(needs, visit)),
    /** Working minutes from the door to the end of the acceptance. */
    toAcceptance: { p50: percentile(waits, 0.5), p90: percentile(waits, 0.9), max: Math.max(...waits) },
    /** Working minutes from the door to the certificate in hand. */
    doorToCertificate: { p50: percentile(whole, 0.5), p90: percentile(whole, 0.9), max: Math.max(...whole) },
    finishedSameDay: shareOf(Array.from({ length: visits.length }), (_one, n) => n < atClose),
  }
}

const between = ({ calendar }: DayNeeds, from: Date | undefined, to: Date | undefined): number =>
  from && to ? workingMinutesBetween(from, to, hallHours, calendar) : Number.POSITIVE_INFINITY

const shareOf = <T>(all: readonly T[], holds: (one: T, n: number) => boolean): number =>
  Math.round((all.filter(holds).length / all.length) * 1000) / 1000

function isKept({ calendar }: DayNeeds, { business, spans, finishedAt }: Visit): boolean {
  if (!finishedAt) return false
  const reading = readClocks({ limits: business.limits, spans, hours: hallHours, calendar, now: finishedAt })?.promise
  return reading !== undefined && reading.share <= 1
}
