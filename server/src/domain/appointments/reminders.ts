import { addDays, type PlainDate, shanghaiInstant } from '@anju/shared-types'

const HOUR_MS = 3_600_000

/** Reminders of an appointment (E17): the day before at 10:00 and two hours before. */
export const reminderInstants = (date: PlainDate, startsAt: Date): Date[] => [
  shanghaiInstant(addDays(date, -1), '10:00'),
  new Date(startsAt.getTime() - 2 * HOUR_MS),
]

/** The next reminder after `after`; undefined when none is left. */
export const nextReminder = (date: PlainDate, startsAt: Date, after: Date): Date | undefined =>
  reminderInstants(date, startsAt).find((at) => at > after)
