import type { HallHours } from './hall-hours.ts'

/** Office hours where no hall is named. */
export const usualHours: HallHours = {
  sessions: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ],
  closedDays: [],
}
