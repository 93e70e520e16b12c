import { MongoError } from '../error.ts'
import { toLocal, UTC, type Zone, zoneOf } from './zone.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const fullMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const pad = (value: number, size: number): string => String(value).padStart(size, '0')
const DAY = 86_400_000

export const dayOfYear = (local: Date): number =>
  Math.floor((local.getTime() - new Date(local).setUTCMonth(0, 1)) / DAY) + 1

/** Week of the year; weeks begin on Sunday, days before the first Sunday are week 0. */
export const weekOfYear = (local: Date): number => Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7)

export const isoDay = (local: Date): number => local.getUTCDay() || 7

/** ISO 8601: the week and the year of its Thursday. */
export function isoWeek(local: Date): { year: number; week: number } {
  const thursday = new Date(local.getTime() + (4 - isoDay(local)) * DAY)
  return { year: thursday.getUTCFullYear(), week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 }
}

const specifiers: Readonly<Record<string, (local: Date, offset: number) => string>> = {
  Y: (local) => pad(local.getUTCFullYear(), 4),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  d: (local) => pad(local.getUTCDate(), 2),
  H: (local) => pad(local.getUTCHours(), 2),
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  j: (local) => pad(dayOfYear(local), 3),
  w: (local) => String(local.getUTCDay() + 1),
  u: (local) => String(isoDay(local)),
  U: (local) => pad(weekOfYear(local), 2),
  V: (local) => pad(isoWeek(local).week, 2),
  G: (local) => pad(isoWeek(local).year, 4),
  b: (local) => months[local.getUTCMonth()]!,
  B: (local) => fullMonths[local.getUTCMonth()]!,
  z: (_local, offset) => {
    const minutes = Math.abs(offset) / 60_000
    return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(Math.floor(minutes % 60), 2)}`
  },
  Z: (_local, offset) => String(Math.trunc(offset / 60_000)),
  '%': () => '%',
}

export function formatDate(date: Date, format: string, zone: Zone): string {
  const offset = zone(date.getTime())
  const local = new Date(toLocal(date.getTime(), zone))
  if (local.getUTCFullYear() < 0 || local.getUTCFullYear() > 9999) {
    throw new MongoError(
      18537,
      'Could not convert date to string: date component was outside the supported range of 0-9999',
    )
  }
  return format.replace(/%(.?)/gs, (_, letter: string) => {
    const write = Object.hasOwn(specifiers, letter) ? specifiers[letter] : undefined
    if (letter === '') throw new MongoError(18535, 'Unmatched % at end of format string')
    if (write === undefined) throw new MongoError(18536, `Invalid format character '%${letter}' in format string`)
    return write(local, offset)
  })
}

type Parts = {
  year?: number
  month?: number
  day?: number
  hour?: number
  minute?: number
  second?: number
  millisecond?: number
  dayOfYear?: number
  offset?: number
}

/** The local time that parts make; undefined if they are no date of the calendar. */
function localOf(parts: Parts): number | undefined {
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0 } = parts
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const local = new Date(0)
  if (parts.dayOfYear !== undefined) local.setUTCFullYear(year, 0, parts.dayOfYear)
  else {
    local.setUTCFullYear(year, month - 1, day)
    if (local.getUTCMonth() !== month - 1 || local.getUTCDate() !== day) return undefined
  }
  return local.setUTCHours(hour, minute, second, millisecond)
}

function instantOf(parts: Parts, zone: Zone): Date | undefined {
  const local = localOf(parts)
  if (local === undefined) return undefined
  const offset = parts.offset ?? zone(local - zone(local))
  return new Date(local - offset)
}

const ISO =
  /^(\d{4})-?(\d\d)(?:-?(\d\d))?(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?)?\s*(Z|[+-]\d\d:?(?:\d\d)?|[A-Za-z]+(?:\/[A-Za-z_]+)+|UTC|GMT)?$/

/** Reads an ISO 8601 date; undefined if the text is none. Other ways to write dates need a format. */
export function parseDate(text: string, zone: Zone = UTC): Date | undefined {
  const found = ISO.exec(text.trim())
  if (found === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, suffix] = found
  const own = suffix === undefined ? undefined : zoneOf(suffix)
  return instantOf(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day ?? 1),
      hour: Number(hour ?? 0),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      millisecond: Number((fraction ?? '0').padEnd(3, '0').slice(0, 3)),
    },
    own ?? zone,
  )
}

const readers: Readonly<Record<string, [pattern: string, read: (text: string) => Parts]>> = {
  Y: ['\\d{4}', (text) => ({ year: Number(text) })],
  m: ['\\d{1,2}', (text) => ({ month: Number(text) })],
  d: ['\\d{1,2}', (text) => ({ day: Number(text) })],
  H: ['\\d{1,2}', (text) => ({ hour: Number(text) })],
  M: ['\\d{1,2}', (text) => ({ minute: Number(text) })],
  S: ['\\d{1,2}', (text) => ({ second: Number(text) })],
  L: ['\\d{1,3}', (text) => ({ millisecond: Number(text.padEnd(3, '0')) })],
  j: ['\\d{1,3}', (text) => ({ dayOfYear: Number(text) })],
  b: ['[A-Za-z]{3}', (text) => ({ month: monthNumber(months, text) })],
  B: ['[A-Za-z]+', (text) => ({ month: monthNumber(fullMonths, text) })],
  z: ['[+-]\\d\\d:?\\d\\d|Z', (text) => ({ offset: zoneOf(text)(0) })],
  Z: ['[+-]?\\d+', (text) => ({ offset: Number(text) * 60_000 })],
}

const monthNumber = (names: readonly string[], text: string): number =>
  names.findIndex((name) => name.toLowerCase() === text.toLowerCase()) + 1

/** Reads a date as a format says; undefined if the text does not follow it. */
export function parseDateAs(text: string, format: string, zone: Zone): Date | undefined {
  const reads: ((text: string) => Parts)[] = []
  const pattern = format.replace(
    /%(.)|([\\^$.*+?()[\]{}|/])/gs,
    (_, letter: string | undefined, special: string | undefined) => {
      if (special !== undefined) return `\\${special}`
      if (letter === '%') return '%'
      const reader = Object.hasOwn(readers, letter!) ? readers[letter!] : undefined
      if (reader === undefined) throw new MongoError(18536, `Invalid format character '%${letter}' in format string`)
      reads.push(reader[1])
      return `(${reader[0]})`
    },
  )
  const found = new RegExp(`^${pattern}$`).exec(text)
  if (found === null) return undefined
  const parts = reads.map((read, i) => read(found[i + 1]!))
  return instantOf(Object.assign({}, ...parts) as Parts, zone)
}
