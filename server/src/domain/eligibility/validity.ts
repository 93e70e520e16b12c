import { addDays, type EligibilityCity, type PlainDate, plainDate } from '@anju/shared-types'

/** How long a passed check may be used. By the day of the decision; the newest row of the city, else of `any`. */
interface Validity {
  city: EligibilityCity | 'any'
  from: PlainDate
  days: number
  /** Checked again by itself so many days before the end; passed again, it runs on. */
  recheckDaysBefore: number
  /** No longer than this after the consents: who agreed a year ago did not agree to today's look. */
  consentDays: number
  source: string
}

export const validities: readonly Validity[] = [
  {
    city: 'any',
    from: plainDate('2016-01-01'),
    days: 30,
    recheckDaysBefore: 3,
    consentDays: 90,
    source: '各地 10 日至 3 个月不等（成都 3 个月并滚动复核，2023-03-24）；没有公布的按 30 日',
  },
]

export function validityOn(city: EligibilityCity, on: PlainDate): Validity {
  const inForce = validities.filter((row) => row.from <= on)
  const found = inForce.findLast((row) => row.city === city) ?? inForce.findLast((row) => row.city === 'any')
  if (!found) throw new RangeError(`no validity is known for ${on}`)
  return found
}

/** Last day of a result, and the day on which it is checked again; none when the consents end before. */
export function runOf(city: EligibilityCity, decidedOn: PlainDate, consentedOn: PlainDate) {
  const { days, recheckDaysBefore, consentDays } = validityOn(city, decidedOn)
  const consentEnds = addDays(consentedOn, consentDays)
  const end = addDays(decidedOn, days)
  const validTo = end < consentEnds ? end : consentEnds
  const recheckOn = addDays(validTo, -recheckDaysBefore)
  return { validTo, ...(validTo < consentEnds && recheckOn > decidedOn ? { recheckOn } : {}) }
}

/** Share of the machine's decisions that a person decides again without seeing them. */
export const SAMPLED_OF_HUNDRED = 5

/** Whether a check is in the blind sample. `draw` is a number from 0 up to 99 from a source nobody can steer. */
export const isSampled = (draw: number): boolean => draw < SAMPLED_OF_HUNDRED

/** Working days that the owner of a contested fact has to answer (成都 申诉 2 个工作日, 2023-03-24). */
export const CHALLENGE_WORKING_DAYS = 2
