import type { PlainDate } from '@anju/shared-types'
import { dayText } from '../calendar/calendar.ts'
import { type Delegation, refusalTexts, whyNotNow } from '../cases/delegation.ts'

export interface BookingFor {
  /** Codes of the items that the service is booked for. */
  items: readonly string[]
  /** The day of the place; absent for a look at what is there. */
  date?: PlainDate
  now: Date
}

/**
 * Why an agent may not deal with an appointment of the principal under this delegation (E28). An appointment names neither a home nor a
 * case, so one for a single home or case covers it as well: whoever gave it chose booking by name. A day after its last day is refused
 * now, because nobody could take the number for the person then.
 */
export function whyNotBook(delegation: Delegation, { items, date, now }: BookingFor): string | undefined {
  const notNow = whyNotNow(delegation, now)
  if (notNow) return refusalTexts[notNow]
  const isOfItems = !delegation.items || delegation.items.some((code) => items.includes(code))
  if (!delegation.uses.includes('book') || !isOfItems) return refusalTexts.scope
  if (date && date > delegation.until) return `委托到${dayText(delegation.until)}为止，不能约那以后的日子。`
  return undefined
}

/** Ours (E13): an agent helps a family, and a queue of strangers is a trade. Not yet over, and people in the last days. */
export const MOST_OPEN_FOR_OTHERS = 3
export const MOST_PEOPLE = 5
export const PEOPLE_WITHIN_DAYS = 30

/** A place that an agent took for somebody. */
export interface MadeForOther {
  accountId: string
  isOpen: boolean
}

/** Why an agent may not take one more place for this person, in words; undefined when it is within the quota. */
export function whyOverQuota(made: readonly MadeForOther[], accountId: string): string | undefined {
  const open = made.filter(({ isOpen }) => isOpen).length
  if (open >= MOST_OPEN_FOR_OTHERS) {
    return `替别人约的号最多同时有 ${MOST_OPEN_FOR_OTHERS} 个，您已有 ${open} 个。办完或取消一个再约。`
  }
  const people = new Set(made.map((one) => one.accountId))
  if (people.has(accountId) || people.size < MOST_PEOPLE) return undefined
  return `${PEOPLE_WITHIN_DAYS} 天内最多替 ${MOST_PEOPLE} 个人约号，您已替 ${people.size} 个人约过。`
}

/** From which day on places count for the number of people. */
export const countsFrom = (now: Date): Date => new Date(now.getTime() - PEOPLE_WITHIN_DAYS * 86_400_000)

/** Not coming counts for nobody who did not say that they want what somebody else had booked. */
export const undecidedExcuse = '代办人约的，委托已收回，本人没有说要留着，不计爽约'
