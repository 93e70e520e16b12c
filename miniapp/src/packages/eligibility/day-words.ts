import type { PlainDate } from '@anju/shared-types'

/** `2022-01-10` as `2022年1月10日`; today says that it is today. */
export function dayText(day: PlainDate, today: PlainDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return day === today ? `今天（${month}月${date}日）` : `${year}年${month}月${date}日`
}
