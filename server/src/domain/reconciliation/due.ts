import { addDays, type PlainDate, shanghaiDate, shanghaiInstant } from '@anju/shared-types'

/** Bills are there the next day: Alipay's after nine, WeChat Pay's after ten. */
export const billReadyAt = (day: PlainDate, channel: 'wechat' | 'alipay' | 'counter'): Date =>
  shanghaiInstant(addDays(day, 1), { wechat: '10:05', alipay: '09:05', counter: '00:05' }[channel])

/** From here on a day that is not balanced is somebody's worry. */
export const alarmAt = (day: PlainDate): Date => shanghaiInstant(addDays(day, 1), '12:00')

const MINUTE = 60_000
/** The bill is being made (the platform says so); nobody answered; there are differences that may go by themselves. */
export const againAfterMs = { 'not-yet': 30 * MINUTE, unsure: 10 * MINUTE, differs: 60 * MINUTE } as const

/** Bills can be had for three months. */
const OLDEST_DAYS = 89

/** Days up to yesterday that follow the last one known; just yesterday when none is. */
export function daysToOpen(last: PlainDate | undefined, now: Date): PlainDate[] {
  const yesterday = addDays(shanghaiDate(now), -1)
  const oldest = addDays(yesterday, -OLDEST_DAYS)
  let day = last ? addDays(last, 1) : yesterday
  if (day < oldest) day = oldest
  const days: PlainDate[] = []
  for (; day <= yesterday; day = addDays(day, 1)) days.push(day)
  return days
}

/** Whole days that a difference has been there. */
export const ageDays = (day: PlainDate, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - billReadyAt(day, 'counter').getTime()) / 86_400_000))
