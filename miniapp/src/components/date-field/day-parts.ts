import { isPlainDate, type PlainDate } from '@anju/shared-types/plain-date'

/** A day as far as it was chosen; '' is not chosen yet. */
export interface DayParts {
  year: string
  month: string
  day: string
}

export const partsOf = (date: string | undefined): DayParts => {
  const [year = '', month = '', day = ''] = date?.split('-') ?? []
  return { year, month, day }
}

/** The day once all three are chosen. The 31st of a month that has 30 becomes its last day: the wheels move one after the other. */
export function dayOf({ year, month, day }: DayParts): PlainDate | undefined {
  if (!year || !month || !day) return undefined
  const last = daysOf(year, month).at(-1) ?? day
  const date = `${year}-${month}-${day > last ? last : day}`
  return isPlainDate(date) ? date : undefined
}

const two = (n: number) => String(n).padStart(2, '0')

/** The newest first where years lie behind us: a date of today is nearer than one of 1990. */
export const yearsOf = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(to - index))

export const months: readonly string[] = Array.from({ length: 12 }, (_, index) => two(index + 1))

/** 31 days as long as year or month are not chosen. */
export function daysOf(year: string, month: string): string[] {
  const count = year && month ? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() : 31
  return Array.from({ length: count }, (_, index) => two(index + 1))
}
