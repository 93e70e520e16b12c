import { addDays, type PlainDate, plainDate } from '@anju/shared-types'
import { monthsLater, wholeMonthsBetween } from '../calendar/civil-periods.ts'
import { legalPeriods } from '../calendar/legal-periods.ts'
import type { SeizedBy, Seizure } from './restriction.ts'

/**
 * The longest term of one order, in months. Court: three years (民事诉讼法解释 485), also of each renewal. Police: two years, not confirmed
 * in the text. The others name their own end.
 */
const longestMonths: Record<SeizedBy, number | undefined> = {
  court: legalPeriods.seizure.count * 12,
  police: 24,
  procuratorate: undefined,
  supervision: undefined,
  tax: undefined,
  other: undefined,
}

export interface LinePlace {
  seizure: Seizure
  /** `coming`: registered after the day asked about. */
  state: 'acting' | 'waiting' | 'lapsed' | 'lifted' | 'coming'
  /** First day of acting; undefined when it was lifted before its turn came, or nobody knows when that will be. */
  from?: PlainDate
  /** Last day of acting; undefined when nothing ends it. */
  until?: PlainDate
  /** 1 acts; 2 is next. Only of those that act or wait. */
  position?: number
}

/**
 * The line of seizures of one home on a day. They act one after the other in the order of registration: when the one before is lifted or
 * runs out, the next acts by itself in the same moment (查封规定 26); what was not renewed in time lapses by itself (27).
 */
export function seizureLine(seizures: readonly Seizure[], on: PlainDate): LinePlace[] {
  const sorted = seizures.toSorted((a, b) => a.order - b.order || (a.registeredOn < b.registeredOn ? -1 : 1))
  let free: PlainDate | undefined = plainDate('1949-10-01')
  let position = 0
  return sorted.map((seizure) => {
    const { registeredOn, endedOn } = seizure
    const from: PlainDate | undefined = free === undefined ? undefined : later(free, registeredOn)
    const wasLiftedWaiting = endedOn !== undefined && (from === undefined || endedOn <= from)
    const until = from === undefined || wasLiftedWaiting ? undefined : lastDay(seizure, from)
    if (!wasLiftedWaiting) free = from === undefined ? undefined : until && addDays(until, 1)
    const state = stateOn(on, { seizure, from: wasLiftedWaiting ? undefined : from, until })
    if (state === 'acting' || state === 'waiting') position += 1
    return {
      seizure,
      state,
      ...(wasLiftedWaiting || from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(state === 'acting' || state === 'waiting' ? { position } : {}),
    }
  })
}

function stateOn(on: PlainDate, { seizure, from, until }: Omit<LinePlace, 'state'>): LinePlace['state'] {
  if (on < seizure.registeredOn) return 'coming'
  if (seizure.endedOn !== undefined && seizure.endedOn <= on) return 'lifted'
  if (from === undefined || on < from) return 'waiting'
  return until !== undefined && until < on ? 'lapsed' : 'acting'
}

/** Last day of a seizure that acts from `from`, with the renewals that came in time; what was lifted ends on the day before. */
function lastDay(seizure: Seizure, from: PlainDate): PlainDate | undefined {
  const longest = longestMonths[seizure.by]
  let end = ownEnd(seizure, from, longest)
  for (const renewal of seizure.renewals.toSorted((a, b) => (a.registeredOn < b.registeredOn ? -1 : 1))) {
    // A renewal after the end renews nothing: the seizure has lapsed and a new one would stand at the end of the line.
    if (end === undefined || renewal.registeredOn > end) break
    end = later(end, longest === undefined ? renewal.until : earlier(renewal.until, monthsLater(end, longest)))
  }
  if (seizure.endedOn === undefined) return end
  const lifted = addDays(seizure.endedOn, -1)
  return end === undefined ? lifted : earlier(end, lifted)
}

/** A book that names no end is right until the longest term of law has passed (民法典 216). */
function ownEnd({ registeredOn, until, termMonths }: Seizure, from: PlainDate, longest: number | undefined) {
  const cap = longest === undefined ? undefined : monthsLater(from, longest)
  const named = namedEnd()
  if (named === undefined) return cap
  return cap === undefined ? named : earlier(named, cap)

  function namedEnd(): PlainDate | undefined {
    if (from === registeredOn && until !== undefined) return until
    if (termMonths !== undefined) return monthsLater(from, termMonths)
    // It waited: the term that the order named begins on the day on which it acts.
    return until === undefined ? undefined : addDays(monthsLater(from, monthsOf(registeredOn, until)), -1)
  }
}

/** 2026-03-17 to 2029-03-16 are 36 months: the last day counts. */
const monthsOf = (first: PlainDate, last: PlainDate): number => Math.max(1, wholeMonthsBetween(first, addDays(last, 1)))
const earlier = (a: PlainDate, b: PlainDate) => (a < b ? a : b)
const later = (a: PlainDate, b: PlainDate) => (a > b ? a : b)
