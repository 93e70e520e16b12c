import type { PlainDate } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { addCivilDays, type DueDay } from '../calendar/working-days.ts'
import { rowOn, sourceOf } from '../money/rule-row.ts'
import { yuan } from './quota-lines.ts'
import { type WithdrawalReason, type WithdrawalRule, withdrawalRows } from './rules/withdrawal-rows.ts'

export interface WithdrawalFacts {
  reason: WithdrawalReason
  city: string
  on: PlainDate
  balanceFen: number
  /** Price paid, or principal and interest paid in the period. */
  spentFen?: number
  /** Already withdrawn for the same home or period. */
  withdrawnFen?: number
  months?: number
  monthlyRentFen?: number
  monthlyContributionFen?: number
  monthsOfContribution?: number
  /** Lease filed (租赁备案) and invoice shown. */
  isFiled?: boolean
  /** 公租房, 保障性租赁住房. */
  isPublicRental?: boolean
  children?: number
  /** A home of self or spouse in the city. */
  hasHomeHere?: boolean
  /** 冻结. */
  isFrozen?: boolean
}

export interface Withdrawal {
  /** Most that may be taken; 0 when not at all. */
  limitFen: number
  closesAccount: boolean
  reasons: string[]
  source: string
}

/** How much a member may take out for a reason, and why; undefined when the city has no rule for the day. */
export function withdrawalLimit(facts: WithdrawalFacts): Withdrawal | undefined {
  const row = rowOn(
    withdrawalRows.filter(({ matter }) => matter === facts.reason),
    facts.on,
    facts.city,
  )
  if (!row) return undefined
  const base = { closesAccount: row.value.closesAccount, source: sourceOf(row) }
  if (facts.isFrozen) return { ...base, limitFen: 0, closesAccount: false, reasons: ['账户被冻结，冻结期间不能提取'] }
  const { limitFen, reasons } = bound(facts, row.value)
  if (limitFen > facts.balanceFen) {
    return { ...base, limitFen: facts.balanceFen, reasons: [...reasons, `不超过账户余额 ${yuan(facts.balanceFen)}`] }
  }
  return { ...base, limitFen, reasons }
}

function bound(facts: WithdrawalFacts, rule: WithdrawalRule): { limitFen: number; reasons: string[] } {
  if (rule.upTo === 'balance') return { limitFen: facts.balanceFen, reasons: ['可提取全部余额并销户'] }
  if (rule.upTo === 'rent' && rule.rent) return byRent(facts, rule.rent)
  const left = Math.max(0, (facts.spentFen ?? 0) - (facts.withdrawnFen ?? 0))
  const before = facts.withdrawnFen ? `，已提取 ${yuan(facts.withdrawnFen)}` : ''
  return { limitFen: left, reasons: [`不超过实际支付的 ${yuan(facts.spentFen ?? 0)}${before}`] }
}

function byRent(
  facts: WithdrawalFacts,
  rule: NonNullable<WithdrawalRule['rent']>,
): { limitFen: number; reasons: string[] } {
  const no = (text: string) => ({ limitFen: 0, reasons: [text] })
  if (facts.hasHomeHere) return no('本人或配偶在本市有自有住房，不能因租房提取')
  if ((facts.monthsOfContribution ?? 0) < rule.monthsOfContribution) {
    return no(`要连续足额缴存满 ${rule.monthsOfContribution} 个月`)
  }
  const { months = 1, monthlyRentFen: rent = 0, monthlyContributionFen: contribution = 0 } = facts
  if (!facts.isFiled) {
    if (!rule.withoutInvoiceFen) return no('无发票提取的标准以当地公布为准')
    return { limitFen: rule.withoutInvoiceFen * months, reasons: [`无发票，每人每月 ${yuan(rule.withoutInvoiceFen)}`] }
  }
  if (facts.isPublicRental) return { limitFen: rent * months, reasons: ['公共租赁住房、保障性租赁住房按实际房租'] }
  if ((facts.children ?? 0) >= rule.uncappedFromChildren) {
    return { limitFen: rent * months, reasons: ['多子女家庭备案租房按实际房租，不设上限'] }
  }
  const capped = Math.min(rent, contribution)
  return { limitFen: capped * months, reasons: [`备案并有发票，按实际房租、不超过月缴存额 ${yuan(contribution)}`] }
}

/** The centre decides a withdrawal within 3 calendar days (条例 25). */
export const withdrawalDue = (appliedOn: PlainDate, calendar: WorkingCalendar): DueDay =>
  addCivilDays(appliedOn, 3, calendar)
/** And a loan within 15 (条例 26). */
export const loanDecisionDue = (appliedOn: PlainDate, calendar: WorkingCalendar): DueDay =>
  addCivilDays(appliedOn, 15, calendar)
