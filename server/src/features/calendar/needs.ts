import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { HallStore } from '../halls/hall-store.ts'
import type { MovedDeadlines } from '../halls/moved-deadlines.ts'
import type { VersionStore } from './version-store.ts'

export interface CalendarNeeds extends Pick<Parts, 'transact'> {
  halls: HallStore
  versions: VersionStore
  deadlines: readonly MovedDeadlines[]
}

/** The year in a path; what the calendar can hold. */
export function readYear(text: string): number {
  if (/^20\d{2}$/.test(text)) return Number(text)
  return refuse('BAD_INPUT', { field: 'year', text: '年份要写成 2027 这样。' })
}
