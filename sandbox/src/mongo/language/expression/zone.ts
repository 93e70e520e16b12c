import { MongoError } from '../error.ts'

/** Milliseconds by which local time is ahead of UTC at an instant. */
export type Zone = (instant: number) => number

export const UTC: Zone = () => 0

const zones = new Map<string, Zone>([
  ['UTC', UTC],
  ['GMT', UTC],
  ['Z', UTC],
])

/** A zone by its Olson name or its offset (`+08:00`, `+0800`, `+08`). */
export function zoneOf(name: string): Zone {
  const known = zones.get(name)
  if (known !== undefined) return known
  const zone = offsetZone(name) ?? namedZone(name)
  zones.set(name, zone)
  return zone
}

function offsetZone(name: string): Zone | undefined {
  const parts = /^([+-])(\d\d):?(\d\d)?$/.exec(name)
  if (parts === null) return undefined
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0)
  const offset = (parts[1] === '-' ? -minutes : minutes) * 60_000
  return () => offset
}

function namedZone(name: string): Zone {
  const format = formatFor(name)
  // Offsets only change on quarters of an hour; asking Intl each time would dominate every date operator.
  const cache = new Map<number, number>()
  return (instant) => {
    const quarter = Math.floor(instant / 900_000)
    const cached = cache.get(quarter)
    if (cached !== undefined) return cached
    const offset = offsetBy(format, instant)
    if (cache.size > 20_000) cache.clear()
    cache.set(quarter, offset)
    return offset
  }
}

function formatFor(name: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    // Intl says it in a RangeError; the client expects MongoDB's code.
    throw new MongoError(40485, `unrecognized time zone identifier: "${name}"`)
  }
}

function offsetBy(format: Intl.DateTimeFormat, instant: number): number {
  const whole = Math.floor(instant / 1000) * 1000
  const parts = new Map(format.formatToParts(whole).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type))
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year')
  const local = new Date(0)
  local.setUTCFullYear(year, part('month') - 1, part('day'))
  local.setUTCHours(part('hour'), part('minute'), part('second'))
  return local.getTime() - whole
}

/** Local time written as if it were UTC, so that the UTC getters of Date read it. */
export const toLocal = (instant: number, zone: Zone): number => instant + zone(instant)

/** The instant of a local time; where clocks jump, the offset before the jump decides. */
export function fromLocal(local: number, zone: Zone): number {
  const first = local - zone(local)
  const second = local - zone(first)
  if (second === first) return second
  const third = local - zone(second)
  return third === second ? second : Math.max(second, third)
}
