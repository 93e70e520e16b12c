import { addDays, type PlainDate } from '@anju/shared-types'
import { type CalendarDay, type CalendarYear, isWeekend, isWorkingDay, workingCalendar } from './calendar.ts'

/** A year the way the State Council's notice writes it. */
export interface Notice {
  status: CalendarYear['status']
  source: string
  off: readonly { name: string; from: PlainDate; to: PlainDate }[]
  work: readonly { name: string; date: PlainDate }[]
}

export type ReadNotice = { year: CalendarYear; warnings: string[] } | { problem: string; field: string }

/** The law gives 13 days (全国年节及纪念日放假办法, 2024-11-10); a notice with far fewer working days was typed wrongly. */
const USUAL_WORKING_DAYS = { least: 240, most: 255 }

/** Checks a notice and spreads its blocks into days. What cannot be is a problem; what is only unusual is a warning. */
export function readNotice(year: number, notice: Notice): ReadNotice {
  const days = new Map<PlainDate, CalendarDay>()
  for (const [index, block] of notice.off.entries()) {
    const wrong = blockProblem(year, block)
    if (wrong) return { problem: `${block.name}：${wrong}`, field: `off.${index}` }
    for (let date = block.from; date <= block.to; date = addDays(date, 1)) {
      if (days.has(date)) return { problem: `${date} 写了两次。`, field: `off.${index}` }
      days.set(date, { date, type: 'off', name: block.name })
    }
  }
  for (const [index, { name, date }] of notice.work.entries()) {
    const field = `work.${index}`
    if (!isIn(year, date)) return { problem: `${date} 不在 ${year} 年。`, field }
    if (!isWeekend(date)) return { problem: `${date} 不是周末，调休上班只能是周六或周日。`, field }
    if (days.has(date)) return { problem: `${date} 既放假又上班，或写了两次。`, field }
    days.set(date, { date, type: 'work', name })
  }
  const sorted = [...days.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const read: CalendarYear = { year, status: notice.status, source: notice.source, days: sorted }
  return { year: read, warnings: warningsOf(read) }
}

const isIn = (year: number, date: PlainDate) => date.startsWith(`${year}-`)
const LONGEST_HOLIDAY_DAYS = 15

function blockProblem(year: number, { from, to }: { from: PlainDate; to: PlainDate }): string | undefined {
  if (!isIn(year, from) || !isIn(year, to)) return `日期不在 ${year} 年。`
  if (to < from) return '结束日期早于开始日期。'
  if (addDays(from, LONGEST_HOLIDAY_DAYS - 1) < to) return `一段放假不会超过 ${LONGEST_HOLIDAY_DAYS} 天，请核对。`
  return undefined
}

function warningsOf(read: CalendarYear): string[] {
  const count = countWorkingDays(read)
  const warnings: string[] = []
  if (count < USUAL_WORKING_DAYS.least || count > USUAL_WORKING_DAYS.most) {
    warnings.push(`全年工作日 ${count} 天，往年约 248 天，请对照通知核对。`)
  }
  if (!read.days.some((day) => day.type === 'work')) warnings.push('没有填写调休上班日。')
  const names = new Set(read.days.map((day) => day.name))
  const missing = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'].filter(
    (holiday) => ![...names].some((name) => name.includes(holiday)),
  )
  if (missing.length) warnings.push(`没有填写：${missing.join('、')}。`)
  return warnings
}

/** Every day of a year in order. */
export function daysOfYear(year: number): PlainDate[] {
  const days: PlainDate[] = []
  for (let date = `${year}-01-01` as PlainDate; isIn(year, date); date = addDays(date, 1)) days.push(date)
  return days
}

export function countWorkingDays(read: CalendarYear): number {
  const calendar = workingCalendar([read])
  return daysOfYear(read.year).filter((date) => isWorkingDay(date, calendar).working).length
}
