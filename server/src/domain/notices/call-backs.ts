import type { PlainDate } from '@anju/shared-types'
import { addDays } from '@anju/shared-types'

/** 每件必访: how long after its end somebody of every case is asked how it was (ours). */
export const VISIT_DAYS = 7
/** How long before its end the clock of a promise reminds whoever gave it (ours). */
export const REMIND_BEFORE_MS = 24 * 3_600_000
const MOST_PROMISED_DAYS = 30

/** A promise is for today or one of the next thirty days: what lies further away is forgotten. Ours. */
export const mayPromise = (due: PlainDate, today: PlainDate): boolean =>
  due >= today && due <= addDays(today, MOST_PROMISED_DAYS)
