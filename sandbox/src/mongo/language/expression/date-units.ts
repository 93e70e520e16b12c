import { MongoError } from '../error.ts'
import { fromLocal, toLocal, type Zone } from './zone.ts'

/** Units of time: how $dateAdd, $dateDiff and $dateTrunc count them in the local time of a zone. */
export const units = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond'] as const
export type Unit = (typeof units)[number]

const DAY = 86_400_000
const HOUR = 3_600_000
const fixed: Readonly<Record<string, number>> = { hour: HOUR, minute: 60_000, second: 1000, millisecond: 1 }
const monthsIn: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 }

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Number of a weekday (Sunday is 0) by its name or its first three letters. */
export function weekdayOf(name: string): number {
  const wanted = name.toLowerCase()
  const index = weekdays.findIndex((day) => day === wanted || day.slice(0, 3) === wanted)
  if (index === -1) throw new MongoError(9, `unrecognized day of the week: "${name}"`)
  return index
}

export function addUnits(instant: number, unit: Unit, amount: number, zone: Zone): number {
  const months = monthsIn[unit]
  if (months !== undefined) return fromLocal(addMonths(toLocal(instant, zone), months * amount), zone)
  if (unit === 'week' || unit === 'day') {
    if (amount === 0) return instant
    return fromLocal(toLocal(instant, zone) + amount * (unit === 'week' ? 7 * DAY : DAY), zone)
  }
  return instant + amount * fixed[unit]!
}

/** The same day of another month, or its last day where it has no such day. */
function addMonths(local: number, months: number): number {
  const date = new Date(local)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(date)
  last.setUTCMonth(last.getUTCMonth() + 1, 0)
  return date.setUTCDate(Math.min(day, last.getUTCDate()))
}

/** How many boundaries of the unit lie between two instants. */
export function countUnits(from: number, to: number, unit: Unit, zone: Zone, firstWeekday: number): number {
  return ordinal(to, unit, zone, firstWeekday) - ordinal(from, unit, zone, firstWeekday)
}

function ordinal(instant: number, unit: Unit, zone: Zone, firstWeekday: number): number {
  const offset = zone(instant)
  const local = new Date(instant + offset)
  const months = monthsIn[unit]
  if (months !== undefined) return Math.floor((local.getUTCFullYear() * 12 + local.getUTCMonth()) / months)
  const day = Math.floor(local.getTime() / DAY)
  if (unit === 'day') return day
  // 1970-01-01 was a Thursday.
  if (unit === 'week') return Math.floor((day + 4 - firstWeekday) / 7)
  // Hours pass evenly through a change of the clocks; only their fraction depends on the zone.
  const fraction = ((offset % HOUR) + HOUR) % HOUR
  return Math.floor((instant + fraction) / fixed[unit]!)
}

/** Bins are counted from here, in local time. */
const REFERENCE = Date.UTC(2000, 0, 1)

/** The beginning of the bin of `size` units in which an instant lies. */
export function truncateTo(instant: number, unit: Unit, size: number, zone: Zone, firstWeekday: number): number {
  const local = toLocal(instant, zone)
  const months = monthsIn[unit]
  if (months !== undefined) {
    const date = new Date(local)
    const since = (date.getUTCFullYear() - 2000) * 12 + date.getUTCMonth()
    const bin = Math.floor(since / (months * size)) * months * size
    return fromLocal(new Date(REFERENCE).setUTCMonth(bin), zone)
  }
  if (unit === 'day' || unit === 'week') {
    // 2000-01-01 was a Saturday; weeks are counted from the first beginning of a week on or after it.
    const start = unit === 'week' ? REFERENCE + ((firstWeekday - 6 + 7) % 7) * DAY : REFERENCE
    const length = size * (unit === 'week' ? 7 * DAY : DAY)
    return fromLocal(start + Math.floor((local - start) / length) * length, zone)
  }
  const start = fromLocal(REFERENCE, zone)
  const length = size * fixed[unit]!
  return start + Math.floor((instant - start) / length) * length
}
