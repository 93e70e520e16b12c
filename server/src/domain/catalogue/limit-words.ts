import type { Limit, LimitUnit } from './item.ts'

const units: Record<LimitUnit, string> = {
  minute: '分钟',
  workingHour: '个工作小时',
  workingDay: '个工作日',
  day: '日',
  month: '个月',
  instant: '即时办结',
}

/** `2 个工作小时`, `即时办结`, `7 个工作日（工业项目）`. 日 alone are calendar days. */
export function limitWords({ count, unit, applies }: Limit): string {
  const time = unit === 'instant' ? units.instant : `${count} ${units[unit]}`
  return applies ? `${time}（${applies}）` : time
}
