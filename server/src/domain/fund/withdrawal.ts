import type { PlainDate, WithdrawalLimitRequest } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { addCivilDays, type DueDay } from '../calendar/working-days.ts'
import { rowOn, sourced } from '../money/rule-row.ts'
import { yuan } from './quota-lines.ts'
import { type WithdrawalRule, withdrawalRows } from './rules/withdrawal-rows.ts'

/** What a member said; anything left out is unknown, not zero and not no. */
export type WithdrawalFacts = WithdrawalLimitRequest

/** What has to be known first; without `needs` the city has to publish it. */
export interface WithdrawalGap {
  needs: (keyof WithdrawalFacts)[]
  text: string
}

export interface Withdrawal {
  /** Most that may be taken; 0 when not at all, undefined while something is missing. */
  limitFen?: number
  closesAccount: boolean
  reasons: string[]
  missing: WithdrawalGap[]
  source: string
  unsure?: true
}

type Bound = Pick<Withdrawal, 'limitFen' | 'reasons' | 'missing'>

const upTo = (limitFen: number, reason: string): Bound => ({ limitFen, reasons: [reason], missing: [] })
const not = (reason: string): Bound => upTo(0, reason)
const open = (...missing: WithdrawalGap[]): Bound => ({ reasons: [], missing })
const gap = (text: string, ...needs: WithdrawalGap['needs']): WithdrawalGap => ({ needs, text })

/** How much a member may take out for a reason, and why; undefined when the city has no rule for the day. */
export function withdrawalLimit(facts: WithdrawalFacts): Withdrawal | undefined {
  const row = rowOn(
    withdrawalRows.filter(({ matter }) => matter === facts.reason),
    facts.on,
    facts.city,
  )
  if (!row) return undefined
  const { closesAccount } = row.value
  if (facts.frozen) return { ...not('账户被冻结，冻结期间不能提取'), closesAccount: false, ...sourced(row) }
  return { ...withinBalance(facts, boundOf(facts, row.value)), closesAccount, ...sourced(row) }
}

function withinBalance({ balanceFen }: WithdrawalFacts, bound: Bound): Bound {
  // Nothing is nothing, whatever is in the account.
  if (bound.limitFen === 0) return bound
  if (balanceFen === undefined) {
    return { ...bound, limitFen: undefined, missing: [...bound.missing, gap('要知道公积金账户余额。', 'balanceFen')] }
  }
  if (bound.limitFen === undefined || bound.limitFen <= balanceFen) return bound
  return { ...bound, limitFen: balanceFen, reasons: [...bound.reasons, `不超过账户余额 ${yuan(balanceFen)}`] }
}

function boundOf(facts: WithdrawalFacts, rule: WithdrawalRule): Bound {
  if (rule.upTo === 'balance') return upTo(facts.balanceFen ?? Number.POSITIVE_INFINITY, '可提取全部余额并销户')
  if (rule.upTo === 'rent' && rule.rent) return byRent(facts, rule.rent)
  const { spentFen, withdrawnFen = 0 } = facts
  if (spentFen === undefined) return open(gap('要知道实际支付了多少。', 'spentFen'))
  const before = withdrawnFen ? `，已提取 ${yuan(withdrawnFen)}` : ''
  return upTo(Math.max(0, spentFen - withdrawnFen), `不超过实际支付的 ${yuan(spentFen)}${before}`)
}

type RentRule = NonNullable<WithdrawalRule['rent']>

function byRent(facts: WithdrawalFacts, rule: RentRule): Bound {
  const { homeHere, contributionMonths, filedLease } = facts
  if (homeHere) return not('本人或配偶在本市有自有住房，不能因租房提取')
  if (contributionMonths !== undefined && contributionMonths < rule.contributionMonths) {
    return not(`要连续足额缴存满 ${rule.contributionMonths} 个月`)
  }
  const gates: WithdrawalGap[] = []
  if (homeHere === undefined) gates.push(gap('要知道本人和配偶在本市有没有住房。', 'homeHere'))
  if (contributionMonths === undefined) gates.push(gap('要知道连续缴存了多少个月。', 'contributionMonths'))
  if (filedLease === undefined) return open(...gates, gap('要知道租房有没有备案、有没有发票。', 'filedLease'))
  const bound = filedLease ? withFiledLease(facts, rule) : withoutInvoice(facts, rule)
  return gates.length ? { ...bound, limitFen: undefined, missing: [...gates, ...bound.missing] } : bound
}

function withoutInvoice({ months = 1 }: WithdrawalFacts, { withoutInvoiceFen }: RentRule): Bound {
  if (withoutInvoiceFen === undefined) return open(gap('没有发票时每月能提多少，以当地公布为准。'))
  return upTo(withoutInvoiceFen * months, `没有发票，每人每月 ${yuan(withoutInvoiceFen)}，共 ${months} 个月`)
}

function withFiledLease(facts: WithdrawalFacts, { uncappedFromChildren }: RentRule): Bound {
  const { months = 1, monthlyRentFen: rent, monthlyContributionFen: contribution, children = 0 } = facts
  if (rent === undefined) return open(gap('要知道每月房租。', 'monthlyRentFen'))
  const whole = (reason: string) => upTo(rent * months, `${reason}按实际房租 ${yuan(rent)}，共 ${months} 个月`)
  if (facts.publicRental) return whole('公共租赁住房、保障性租赁住房')
  if (uncappedFromChildren !== undefined && children >= uncappedFromChildren) {
    return whole('多子女家庭备案租房，不设上限，')
  }
  if (contribution === undefined) return open(gap('要知道每月缴存多少（个人和单位合计）。', 'monthlyContributionFen'))
  const why = `备案并有发票，按实际房租 ${yuan(rent)}、不超过月缴存额 ${yuan(contribution)}，共 ${months} 个月`
  return upTo(Math.min(rent, contribution) * months, why)
}

/** The centre decides a withdrawal within 3 calendar days (条例 25). */
export const withdrawalDue = (appliedOn: PlainDate, calendar: WorkingCalendar): DueDay =>
  addCivilDays(appliedOn, 3, calendar)
