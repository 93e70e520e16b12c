import type { HallPolicy, HallWindow } from '../hall-store.ts'

/** What the seeded halls begin with; each hall changes its own later. */
export const usualPolicy: HallPolicy = {
  holdMinutes: 10,
  releaseDaysAhead: 14,
  releaseTime: '08:00',
  slotMinutes: 30,
  onlinePercent: 70,
  checkInBeforeMinutes: 60,
  graceMinutes: 15,
}

/** The sessions that limits in minutes are counted in when a city has published none of its own. */
export const usualSessions = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:00' },
]

/** `count` windows numbered from `first` that all serve the same. */
export const windows = (first: number, count: number, ...services: string[]): HallWindow[] =>
  Array.from({ length: count }, (_, i) => ({ no: String(first + i), services }))
