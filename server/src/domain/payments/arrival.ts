import { type PlainDate, shanghaiDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { addWorkingDays } from '../calendar/working-days.ts'

export interface Arrival {
  on: PlainDate
  /** The platform gave no day: this one is reckoned. */
  isEstimate: boolean
}

/** Cards take one to three working days by the platforms' own notices; a wallet has it the same day. */
const CARD_DAYS = 3
const isWallet = (receivedBy: string) => /零钱|余额|零钱通/.test(receivedBy)

/**
 * The day on which the payer has their money again. Neither platform names one ahead: `success_time` comes with the arrival, before it
 * there is only where it goes. So the day before arrival is reckoned, late rather than early, and marked.
 */
export function arrivalOf(
  { receivedBy = '', acceptedAt, doneAt }: { receivedBy?: string; acceptedAt: Date; doneAt?: Date },
  calendar: WorkingCalendar,
): Arrival {
  if (doneAt) return { on: shanghaiDate(doneAt), isEstimate: false }
  const from = shanghaiDate(acceptedAt)
  return { on: isWallet(receivedBy) ? from : addWorkingDays(from, CARD_DAYS, calendar).date, isEstimate: true }
}
