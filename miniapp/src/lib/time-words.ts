import { shanghaiEnd } from '@anju/shared-types/plain-date'

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** `2026-11-23` as people say it: `11月23日 周一`. */
export function dayWords(date: string): string {
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 ${weekday}`
}

/** An instant in Beijing time: `11月21日 14:05`. */
export function momentWords(instant: string): string {
  const there = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${Number(there.slice(5, 7))}月${Number(there.slice(8, 10))}日 ${there.slice(11, 16)}`
}

/** When something ends, in Beijing time: `11月24日 14:05`; midnight is `11月24日 24:00`, which nobody reads as the 25th. */
export function deadlineWords(instant: string): string {
  const { date, time } = shanghaiEnd(new Date(instant))
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 ${time}`
}

/** `[5, 12]` as `等候 5–12 分钟`; equal ends as one number. */
export function waitWords([low, high]: readonly [number, number]): string {
  if (high <= 0) return '不用等候'
  return low === high ? `等候约 ${high} 分钟` : `等候 ${low}–${high} 分钟`
}
