import type { PaidMonths } from '../../people/authorities.ts'
import type { Source } from '../exchange/source.ts'

/** Months paid, both ends counted, oldest first; `late` marks months paid up afterwards (补缴). */
export const paidRanges = (record: PaidMonths | undefined) =>
  record && {
    city: record.city,
    ranges: record.ranges.map(({ from, to, unit, isLatePayment }) => ({
      from,
      to,
      unit,
      late: isLatePayment ?? false,
    })),
  }

export const socialInsurance: Source = {
  name: 'socialInsurance',
  title: '社会保险：参保缴费月份',
  path: 'social-insurance',
  authority: 'socialInsurance',
  loadedAtHour: 4,
  latencyMs: [500, 1_500],
  record: ({ authorities }) => paidRanges(authorities.socialInsurance),
}
