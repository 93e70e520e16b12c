import { addDays, shanghaiDate, shanghaiInstant, shanghaiTime } from '@anju/shared-types'
import { type TemplateName, templateRules } from './templates.ts'

/** Ours: between these times of Beijing a phone rings only for an alert, or for what its owner has just asked for. */
export const QUIET_FROM = '21:00'
export const QUIET_UNTIL = '08:00'

/** Whether phones are left alone at this moment. */
export const isQuietAt = (at: Date): boolean => {
  const time = shanghaiTime(at)
  return time < QUIET_UNTIL || time >= QUIET_FROM
}

/** The first moment from `at` on at which a message of this template may ring a phone. The inbox in the app does not wait. */
export function mayRingAt(template: TemplateName, at: Date): Date {
  if (templateRules[template].urgency !== 'calm') return at
  const [day, time] = [shanghaiDate(at), shanghaiTime(at)]
  if (time < QUIET_UNTIL) return shanghaiInstant(day, QUIET_UNTIL)
  return time >= QUIET_FROM ? shanghaiInstant(addDays(day, 1), QUIET_UNTIL) : at
}
