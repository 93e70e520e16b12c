import { addDays, type PlainDate, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import type { WorkingCalendar } from '../../calendar/calendar.ts'
import { periodEnd } from '../../calendar/legal-periods.ts'
import { groundOf, type PauseGround } from './grounds.ts'
import type { ClockSpan } from './spans.ts'

/** Until when a pause may last, or how long it must. The citizen's counterpart of the office's clock. */
export interface CitizenLimit {
  ground: PauseGround
  /** `at-least`: before this nothing can go on (公告). */
  kind: 'at-most' | 'at-least'
  /** The last day. */
  dueDay: PlainDate
  /** 24:00 of that day (民法典 203): one can send papers from home until midnight. */
  at: Date
  provisional: boolean
  source: string
}

/** The limit of the pause that a span is; undefined when the law and we set none. */
export function citizenLimit({ ground, from }: ClockSpan, calendar: WorkingCalendar): CitizenLimit | undefined {
  const limit = ground && groundOf(ground).limit
  if (!ground || !limit) return undefined
  const { date, provisional } = periodEnd(shanghaiDate(from), limit, calendar)
  const at = shanghaiInstant(addDays(date, 1), '00:00')
  return { ground, kind: limit.kind, dueDay: date, at, provisional, source: limit.source }
}
