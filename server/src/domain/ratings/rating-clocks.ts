/** How long after a service it may be rated (ours). */
export const RATE_DAYS = 30
/** A bad rating is called back within a day, corrected within fifteen (浙江). */
export const CALL_BACK_DAYS = 1
export const CORRECTION_DAYS = 15
/** How long whoever rated may rate once more after the correction; then it is over (ours). */
export const AGAIN_DAYS = 15

const DAY = 86_400_000
export const daysLater = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY)
