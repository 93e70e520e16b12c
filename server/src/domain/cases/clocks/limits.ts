import type { Offer } from '../../catalogue/city-profile.ts'
import type { Basis, Item, Limit } from '../../catalogue/item.ts'
import { limitWords } from '../../catalogue/limit-words.ts'

/**
 * A limit of an office. `minutes` run inside the hall's sessions; `working-days`, `civil-days` and `civil-months` end when the hall
 * closes on their last day (民法典 201-203). `same-day`: 即时办结, by the close of the day on which it was taken in (ours: no law says
 * what 即时 means when a person has to look).
 */
export interface OfficeLimit {
  unit: 'minutes' | 'working-days' | 'civil-days' | 'civil-months' | 'same-day'
  /** 0 for `same-day`. */
  count: number
  /** As the citizen reads it: `2 个工作小时`. */
  text: string
  source: string
  /** Not confirmed, or one of several that may apply: 以当地公布为准. */
  unsure?: true
}

export interface CaseLimits {
  promise?: OfficeLimit
  law?: OfficeLimit
}

/** The two limits of an item in a city, from its file and the city's profile; never one of them for the other. */
export function limitsOf(
  item: Pick<Item, 'statutory'>,
  offer?: Pick<Offer, 'promise' | 'confidence'>,
  applies?: string,
): CaseLimits {
  const promise = pick(offer?.promise ?? [], applies)
  const law = pick(item.statutory, applies)
  return {
    ...(promise
      ? {
          promise: {
            ...officeLimit(promise, '城市公开承诺'),
            ...(offer?.confidence === 'unsure' ? { unsure: true as const } : {}),
          },
        }
      : {}),
    ...(law ? { law: officeLimit(law, '法定时限') } : {}),
  }
}

/** One of several: what was named, else what holds for everybody, else the longest with a warning: nobody is promised too much. */
function pick(limits: readonly Limit[], applies: string | undefined): Limit | undefined {
  const fitting = limits.find((one) => one.applies !== undefined && one.applies === applies)
  const general = limits.find((one) => one.applies === undefined)
  if (fitting ?? general) return fitting ?? general
  const longest = limits.toSorted((a, b) => roughMinutes(b) - roughMinutes(a))[0]
  return longest && { ...longest, confidence: 'unsure' }
}

const WORKING_DAY_MINUTES = 8 * 60
const roughMinutes = ({ count = 0, unit }: Limit) =>
  count *
  {
    instant: 0,
    minute: 1,
    workingHour: 60,
    workingDay: WORKING_DAY_MINUTES,
    day: WORKING_DAY_MINUTES,
    month: 30 * WORKING_DAY_MINUTES,
  }[unit]

/** A limit of the catalogue as the clock counts it. */
export function officeLimit(limit: Limit, whose: string): OfficeLimit {
  const { count = 0, unit } = limit
  const text = limitWords(limit)
  const source = limit.basis ? basisText(limit.basis) : whose
  const unsure = limit.confidence === 'unsure' || limit.basis?.confidence === 'unsure' ? { unsure: true as const } : {}
  const rest = { text, source, ...unsure }
  switch (unit) {
    case 'instant':
      return { unit: 'same-day', count: 0, ...rest }
    case 'minute':
      return { unit: 'minutes', count, ...rest }
    case 'workingHour':
      return { unit: 'minutes', count: count * 60, ...rest }
    case 'workingDay':
      return { unit: 'working-days', count, ...rest }
    case 'day':
      return { unit: 'civil-days', count, ...rest }
    case 'month':
      return { unit: 'civil-months', count, ...rest }
  }
}

const basisText = ({ law, article }: Basis) => (article ? `${law}${article}` : law)
