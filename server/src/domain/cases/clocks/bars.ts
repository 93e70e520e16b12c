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

/** All the time that one hand had it for one thing, over every turn. */
export interface HandTime extends Pick<SpanBar, 'who' | 'label' | 'by' | 'minutes'> {
  /** Has it now. */
  goesOn: boolean
}

/** Time in each one's hands, in the order in which they first had it. */
export function timeInHands(bars: readonly SpanBar[]): HandTime[] {
  const hands = new Map<string, HandTime>()
  for (const { who, label, by, minutes, to } of bars) {
    const key = [who, label, by].join('\n')
    const before = hands.get(key)
    const sum = { minutes: (before?.minutes ?? 0) + minutes, goesOn: (before?.goesOn ?? false) || to === undefined }
    hands.set(key, { who, label, ...(by && { by }), ...sum })
  }
  return [...hands.values()]
}

/** Where the office's time went: the step, and the person, that held it longest. What a late case names as its cause (E59). */
export interface LatenessCause {
  stage: string
  by?: string
  minutes: number
  text: string
}

export function latenessCause(bars: readonly SpanBar[]): LatenessCause | undefined {
  const [longest] = timeInHands(bars.filter(({ who, ground }) => who === 'us' && !ground)).toSorted(
    (a, b) => b.minutes - a.minutes,
  )
  if (!longest) return undefined
  const { label, by, minutes } = longest
  return { stage: label, ...(by && { by }), minutes, text: `“${label}”用了 ${durationText(minutes)}` }
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
