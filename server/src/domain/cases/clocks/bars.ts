import { shanghaiDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../../calendar/calendar.ts'
import type { HallHours } from '../../calendar/hall-hours.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { workingMinutesBetween } from '../../calendar/working-time.ts'
import { groundOf, type Holder, type PauseGround } from './grounds.ts'
import { type ClockSpan, spansAsOf } from './spans.ts'

/** One bar of the picture that shows who held the case and for how long (E47). */
export interface SpanBar {
  who: Holder
  from: Date
  /** Absent: goes on. */
  to?: Date
  minutes: number
  /** 审核, or why it stands: 补正材料. */
  label: string
  ground?: PauseGround
  by?: string
}

export const spanBars = (
  spans: readonly ClockSpan[],
  hours: HallHours,
  calendar: WorkingCalendar,
  now: Date,
): SpanBar[] =>
  spansAsOf(spans, now).map(({ who, from, to, ground, stage, by }) => ({
    who,
    from,
    ...(to ? { to } : {}),
    minutes: workingMinutesBetween(from, to ?? now, hours, calendar),
    label: ground ? groundOf(ground).name : (stage ?? '办理'),
    ...(ground ? { ground } : {}),
    ...(by ? { by } : {}),
  }))

/** Where the office's time went: the step, and the person, that held it longest. What a late case names as its cause (E59). */
export interface LatenessCause {
  stage: string
  by?: string
  minutes: number
  text: string
}

export function latenessCause(bars: readonly SpanBar[]): LatenessCause | undefined {
  const sums = new Map<string, LatenessCause>()
  for (const { who, ground, label, by, minutes } of bars) {
    if (who !== 'us' || ground) continue
    const key = `${label}\n${by ?? ''}`
    const sum = (sums.get(key)?.minutes ?? 0) + minutes
    sums.set(key, { stage: label, ...(by ? { by } : {}), minutes: sum, text: `“${label}”用了 ${durationText(sum)}` })
  }
  return [...sums.values()].toSorted((a, b) => b.minutes - a.minutes)[0]
}

/** `1 小时 20 分钟` of service time. */
export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} 分钟`
  return rest ? `${hours} 小时 ${rest} 分钟` : `${hours} 小时`
}

/** Pauses so long that the inspectors look at them (E57: 挂起 must not be used to hide overtime, S1). */
export function longPauses(spans: readonly ClockSpan[], calendar: WorkingCalendar, now: Date): ClockSpan[] {
  return spansAsOf(spans, now).filter(({ from, to, ground }) => {
    if (!ground) return false
    const last = addWorkingDays(shanghaiDate(from), groundOf(ground).sampleAfterWorkingDays, calendar).date
    return shanghaiDate(to ?? now) > last
  })
}
