import { Int32, Long, ObjectId, type Timestamp } from 'bson'
import { describe } from '../describe.ts'
import { documentOf, type Value } from '../document.ts'
import { MongoError } from '../error.ts'
import { wholeNumber } from '../number.ts'
import { isDocument, isNullish, Type, typeName, typeOf } from '../types.ts'
import { attempt } from './convert.ts'
import { dayOfYear, formatDate, isoDay, isoWeek, parseDate, parseDateAs, weekOfYear } from './date-text.ts'
import { addUnits, countUnits, truncateTo, type Unit, units, weekdayOf } from './date-units.ts'
import { compileParts, named, operandsOf, partsOf, unary } from './operands.ts'
import type { Expr, Operator } from './scope.ts'
import { fromLocal, toLocal, UTC, type Zone, zoneOf } from './zone.ts'

/** Everything that carries an instant: dates, timestamps, ids. */
function instantOf(value: Value, name: string): number {
  switch (typeOf(value)) {
    case Type.date:
      return (value as Date).getTime()
    case Type.timestamp:
      return (value as Timestamp).t * 1000
    case Type.objectId:
      return (value as ObjectId).getTimestamp().getTime()
    default:
      throw new MongoError(16006, `can't convert from BSON type ${typeName(value)} to Date (in ${name})`)
  }
}

/** The zone a part names, UTC if it was left out, null if it is null. */
function zonePart(value: Value, wasGiven: boolean, name: string): Zone | null {
  if (!wasGiven) return UTC
  if (isNullish(value)) return null
  if (typeof value !== 'string')
    throw new MongoError(40517, `timezone must evaluate to a string, found ${typeName(value)} (in ${name})`)
  return zoneOf(value)
}

/** `$year: date` or `$year: { date, timezone }`. */
const datePart = (read: (local: Date) => Value): Operator => {
  return (operand, scope, name) => {
    const isNamed = isDocument(operand) && Object.hasOwn(operand, 'date')
    const parts = isNamed ? compileParts(partsOf(operand, name, ['date'], ['timezone']), scope) : undefined
    const date: Expr = parts?.date ?? operandsOf(operand, scope, name, 1, 1)[0]!
    const timezone = parts?.timezone
    return (doc) => {
      const value = date(doc)
      const zone = zonePart(timezone?.(doc), timezone !== undefined, name)
      if (isNullish(value) || zone === null) return null
      return read(new Date(toLocal(instantOf(value, name), zone)))
    }
  }
}

const int = (read: (local: Date) => number): Operator => datePart((local) => new Int32(read(local)))

const unitPart = (value: Value, name: string): Unit => {
  const unit = units.find((known) => known === value)
  if (unit === undefined)
    throw new MongoError(9, `${name} requires 'unit' to be one of the known time units, found ${describe(value)}`)
  return unit
}

const writeDate = named(['date'], ['format', 'timezone', 'onNull'], (parts, name) => {
  const hasZone = Object.hasOwn(parts, 'timezone')
  const zone = zonePart(parts.timezone, hasZone, name)
  if (isNullish(parts.date)) return Object.hasOwn(parts, 'onNull') ? parts.onNull : null
  if (zone === null || parts.format === null) return null
  const format = parts.format ?? `%Y-%m-%dT%H:%M:%S.%L${hasZone ? '' : 'Z'}`
  if (typeof format !== 'string')
    throw new MongoError(18533, `${name} requires that 'format' be a string, found: ${typeName(format)}`)
  return formatDate(new Date(instantOf(parts.date, name)), format, zone)
})

const fromString: Operator = (operand, scope, name) => {
  const parts = partsOf(operand, name, ['dateString'], ['format', 'timezone', 'onError', 'onNull'])
  const { dateString, format, timezone, onError, onNull } = compileParts(parts, scope)
  return (doc) => {
    const text = dateString!(doc)
    const zone = zonePart(timezone?.(doc), timezone !== undefined, name)
    if (isNullish(text)) return onNull === undefined ? null : onNull(doc)
    if (zone === null) return null
    const parse = (): Date => parseText(text, format?.(doc), zone, name)
    return onError === undefined ? parse() : attempt(parse, () => onError(doc))
  }
}

function parseText(text: Value, format: Value, zone: Zone, name: string): Date {
  if (typeof text !== 'string')
    throw new MongoError(241, `${name} requires that 'dateString' be a string, found: ${typeName(text)}`)
  const date = typeof format === 'string' ? parseDateAs(text, format, zone) : parseDate(text, zone)
  if (date === undefined) throw new MongoError(241, `Error parsing date string '${text}'`)
  return date
}

const wholePart = (value: Value, fallback: number, what: string): number => {
  if (value === undefined) return fallback
  const whole = wholeNumber(value)
  if (whole === undefined)
    throw new MongoError(40515, `'${what}' must evaluate to an integer, found ${typeName(value)}`)
  return whole
}

const calendarParts = ['month', 'day']
const isoParts = ['isoWeek', 'isoDayOfWeek']
const timeParts = ['hour', 'minute', 'second', 'millisecond']

const fromParts: Operator = (operand, scope, name) => {
  const isIso = isDocument(operand) && Object.hasOwn(operand, 'isoWeekYear')
  const year = isIso ? 'isoWeekYear' : 'year'
  return named([year], [...(isIso ? isoParts : calendarParts), ...timeParts, 'timezone'], (parts) => {
    if (Object.values(parts).some(isNullish)) return null
    const zone = zonePart(parts.timezone, Object.hasOwn(parts, 'timezone'), name) ?? UTC
    const [first, second, ...time] = [...(isIso ? isoParts : calendarParts), ...timeParts].map((part, i) =>
      wholePart(parts[part], i < 2 ? 1 : 0, part),
    ) as [number, number, number, number, number, number]
    const start = isIso
      ? isoStart(wholePart(parts[year], 1970, year), first, second)
      : calendarStart(wholePart(parts[year], 1970, year), first, second)
    return new Date(fromLocal(start.setUTCHours(...(time as [number, number, number, number])), zone))
  })(operand, scope, name)
}

function calendarStart(year: number, month: number, day: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date
}

function isoStart(year: number, week: number, day: number): Date {
  // The fourth of January is always in week 1.
  const fourth = calendarStart(year, 1, 4)
  return new Date(fourth.getTime() + ((week - 1) * 7 + (day - isoDay(fourth))) * 86_400_000)
}

const toParts = named(['date'], ['timezone', 'iso8601'], ({ date, iso8601, ...parts }, name) => {
  const zone = zonePart(parts.timezone, Object.hasOwn(parts, 'timezone'), name)
  if (isNullish(date) || zone === null) return null
  const local = new Date(toLocal(instantOf(date, name), zone))
  const { year, week } = isoWeek(local)
  const days: [string, number][] =
    iso8601 === true
      ? [
          ['isoWeekYear', year],
          ['isoWeek', week],
          ['isoDayOfWeek', isoDay(local)],
        ]
      : [
          ['year', local.getUTCFullYear()],
          ['month', local.getUTCMonth() + 1],
          ['day', local.getUTCDate()],
        ]
  const time: [string, number][] = [
    ['hour', local.getUTCHours()],
    ['minute', local.getUTCMinutes()],
    ['second', local.getUTCSeconds()],
    ['millisecond', local.getUTCMilliseconds()],
  ]
  return documentOf([...days, ...time].map(([part, value]) => [part, new Int32(value)] as const))
})

const shift = (direction: 1 | -1): Operator =>
  named(['startDate', 'unit', 'amount'], ['timezone'], (parts, name) => {
    const zone = zonePart(parts.timezone, Object.hasOwn(parts, 'timezone'), name)
    if (isNullish(parts.startDate) || isNullish(parts.unit) || isNullish(parts.amount) || zone === null) return null
    const amount = wholeNumber(parts.amount)
    if (amount === undefined) throw new MongoError(5166405, `${name} expects integer amount of time units`)
    const result = new Date(
      addUnits(instantOf(parts.startDate, name), unitPart(parts.unit, name), direction * amount, zone),
    )
    if (Number.isNaN(result.getTime())) throw new MongoError(5166406, `${name} overflowed`)
    return result
  })

const difference = named(['startDate', 'endDate', 'unit'], ['timezone', 'startOfWeek'], (parts, name) => {
  const zone = zonePart(parts.timezone, Object.hasOwn(parts, 'timezone'), name)
  if (isNullish(parts.startDate) || isNullish(parts.endDate) || isNullish(parts.unit) || zone === null) return null
  const first = firstWeekday(parts.startOfWeek)
  const [from, to] = [instantOf(parts.startDate, name), instantOf(parts.endDate, name)]
  return Long.fromNumber(countUnits(from, to, unitPart(parts.unit, name), zone, first))
})

function firstWeekday(value: Value): number {
  if (value === undefined) return 0
  if (typeof value !== 'string') throw new MongoError(9, `'startOfWeek' must be a string, found ${typeName(value)}`)
  return weekdayOf(value)
}

const truncate = named(['date', 'unit'], ['binSize', 'timezone', 'startOfWeek'], (parts, name) => {
  const zone = zonePart(parts.timezone, Object.hasOwn(parts, 'timezone'), name)
  if (isNullish(parts.date) || isNullish(parts.unit) || parts.binSize === null || zone === null) return null
  const size = wholePart(parts.binSize, 1, 'binSize')
  if (size <= 0) throw new MongoError(5439018, `${name} requires 'binSize' to be greater than 0, but got value ${size}`)
  const first = firstWeekday(parts.startOfWeek)
  return new Date(truncateTo(instantOf(parts.date, name), unitPart(parts.unit, name), size, zone, first))
})

const ofTimestamp = (read: (value: Timestamp) => number): Operator =>
  unary((value, name) => {
    if (isNullish(value)) return null
    if (typeOf(value) !== Type.timestamp)
      throw new MongoError(5687301, `${name} requires a timestamp, found: ${typeName(value)}`)
    return Long.fromNumber(read(value as Timestamp))
  })

export const dateOperators: Readonly<Record<string, Operator>> = {
  $year: int((local) => local.getUTCFullYear()),
  $month: int((local) => local.getUTCMonth() + 1),
  $dayOfMonth: int((local) => local.getUTCDate()),
  $dayOfWeek: int((local) => local.getUTCDay() + 1),
  $dayOfYear: int(dayOfYear),
  $hour: int((local) => local.getUTCHours()),
  $minute: int((local) => local.getUTCMinutes()),
  $second: int((local) => local.getUTCSeconds()),
  $millisecond: int((local) => local.getUTCMilliseconds()),
  $week: int(weekOfYear),
  $isoWeek: int((local) => isoWeek(local).week),
  $isoWeekYear: datePart((local) => Long.fromNumber(isoWeek(local).year)),
  $isoDayOfWeek: int(isoDay),
  $dateToString: writeDate,
  $dateFromString: fromString,
  $dateFromParts: fromParts,
  $dateToParts: toParts,
  $dateAdd: shift(1),
  $dateSubtract: shift(-1),
  $dateDiff: difference,
  $dateTrunc: truncate,
  $tsSecond: ofTimestamp((value) => value.t),
  $tsIncrement: ofTimestamp((value) => value.i),
  $createObjectId: () => () => new ObjectId(),
}
