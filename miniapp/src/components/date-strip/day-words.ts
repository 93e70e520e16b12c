export interface DayToPick {
  date: string
  /** 周一 … 周日, or 今天 and 明天. */
  weekday: string
  state: 'open' | 'full' | 'closed' | 'not-released'
  free: number
  reason?: string
  /** No calendar notice for that year yet: the day may still become a holiday. */
  provisional?: boolean
}

/** `2025-11-24` is read as `11.24`. */
export const monthDay = (date: string): string => `${Number(date.slice(5, 7))}.${Number(date.slice(8, 10))}`

/** The few characters under the date. */
export function dayMark(day: DayToPick): string {
  if (day.state === 'open') return `余 ${day.free}`
  if (day.state === 'full') return '约满'
  if (day.state === 'not-released') return '未放号'
  return '休息'
}

/** The whole sentence for a screen reader. */
export function dayLabel(day: DayToPick): string {
  const name = `${Number(day.date.slice(5, 7))}月${Number(day.date.slice(8, 10))}日 ${day.weekday}`
  const maybe = day.provisional ? '，当年放假安排尚未公布，日期可能调整' : ''
  if (day.state === 'open') return `${name}，还有 ${day.free} 个名额${maybe}`
  if (day.state === 'full') return `${name}，已约满`
  if (day.state === 'not-released') return `${name}，${day.reason ?? '还没有放号'}${maybe}`
  return `${name}，不办公${day.reason ? `：${day.reason}` : ''}`
}
