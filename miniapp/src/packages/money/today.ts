import type { PlainDate } from '@anju/shared-types'

/** The day in Beijing at `nowMs`, wherever the phone is. */
export const todayIn = (nowMs: number): PlainDate =>
  new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10) as PlainDate
