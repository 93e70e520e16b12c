/**
 * A legal date without time or zone, `YYYY-MM-DD`. Compared as strings on purpose: turning one into a `Date` moves it
 * by a day in some time zones.
 */
export type PlainDate = string & { readonly plainDate: unique symbol }

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for a real calendar day written `YYYY-MM-DD`; 2026-02-29 is not one. */
export function isPlainDate(text: string): text is PlainDate {
  const match = shape.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Parses or throws RangeError; for dates that were checked before. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a calendar date: ${text}`)
  return text
}

/** The day `days` calendar days later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10) as PlainDate
}

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000)
}

/** `2027年2月20日`, as people read and hear a day that may lie in another year. */
export function dayInFull(date: PlainDate): string {
  const [year, month, day] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** 0 = Sunday ... 6 = Saturday. */
export const weekday = (date: PlainDate): number => new Date(`${date}T00:00:00Z`).getUTCDay()

/** The day in Asia/Shanghai (no daylight saving since 1991: a constant +08:00) of an instant. */
export const shanghaiDate = (instant: Date): PlainDate =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) as PlainDate

/** `HH:MM` in Asia/Shanghai of an instant. */
export const shanghaiTime = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

/**
 * Day and `HH:MM` in Asia/Shanghai of a moment that ends something. Midnight belongs to the day that it ends, as 24:00 (民法典 203): who
 * reads "最晚 11月25日 00:00" comes on the 25th, a day late.
 */
export function shanghaiEnd(instant: Date): { date: PlainDate; time: string } {
  const [date, time] = [shanghaiDate(instant), shanghaiTime(instant)]
  return time === '00:00' ? { date: addDays(date, -1), time: '24:00' } : { date, time }
}

/** The instant of a day and `HH:MM` in Asia/Shanghai. */
export const shanghaiInstant = (date: PlainDate, time: string): Date => new Date(`${date}T${time}:00+08:00`)
