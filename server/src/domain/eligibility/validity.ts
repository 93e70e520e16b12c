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
  const soonest = end < consentEnds ? end : consentEnds
  const validTo = soonest < decidedOn ? decidedOn : soonest
  const recheckOn = addDays(validTo, -recheckDaysBefore)
  return { validTo, ...(validTo < consentEnds && recheckOn > decidedOn ? { recheckOn } : {}) }
}

/** Working days that the owner of a contested fact has to answer (成都 申诉 2 个工作日, 2023-03-24). */
export const CHALLENGE_WORKING_DAYS = 2

/** Working days in which a person looks at a gap or at a refusal. Ours, as short as the owner's. */
export const PERSON_WORKING_DAYS = 2

/** A check that waits so long for a consent or an answer is closed; nothing was decided, a new one may begin at once. */
export const PATIENCE_DAYS = 15

/** What the sources said is kept so long after the end: somebody may still sue over it (行政诉讼法 46: six months). */
export const RECORDS_KEPT_DAYS = 190

/** An answer is used again for the next question of the same check, not for another day's decision. */
export const ANSWER_FRESH_MS = 24 * 3_600_000

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const pausesMs = [MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR]
/** From then on, for as long as the check is open. */
const LONGEST_PAUSE_MS = 4 * HOUR

/** When a source that was silent, or has yet to correct its record, is asked again after `asks` questions. */
export const askSourcesAgainAt = (asks: number, now: Date): Date =>
  new Date(now.getTime() + (pausesMs[asks - 1] ?? LONGEST_PAUSE_MS))
