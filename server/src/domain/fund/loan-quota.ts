import type { LoanQuotaRequest } from '@anju/shared-types'
import { atRate, exact, floorTo, plus, times, toFen } from '../money/exact.ts'
import { rowOn, sourceOf } from '../money/rule-row.ts'
import { principalFor } from './instalments.ts'
import { newLoanRate } from './loan-rate.ts'
import { longestTerm } from './loan-term.ts'
import { capLimit } from './quota-cap.ts'
import { flag, homeNumberOf, note, type QuotaGap, type QuotaLimit, type QuotaOutcome, yuan } from './quota-lines.ts'
import { loanQuotaRows, type QuotaRow, type QuotaRule } from './rules/quota-rows.ts'
import { downPaymentRows } from './rules/rate-rows.ts'

export interface Quota {
  limits: QuotaLimit[]
  quotaFen: number
  missing: QuotaGap[]
}

/**
 * The loan quota of a city on a day: every limit with its reason, and the smallest of them, floored. Undefined when no rule of the
 * city is known for the day. What is not said leaves its limit open and is asked for.
 */
export function loanQuota(request: LoanQuotaRequest): Quota | undefined {
  const row = rowOn<QuotaRule>(loanQuotaRows, request.on, request.city) as QuotaRow | undefined
  if (!row) return undefined
  const { value: rule } = row
  const outcomes = [
    ...gates(request, rule),
    capLimit(request, row),
    ...byYears(request, rule),
    ...byBalance(request, row),
    byPrice(request),
    ...byRepayment(request, rule),
  ]
  const isLimit = (outcome: QuotaOutcome): outcome is QuotaLimit => 'amountFen' in outcome
  const limits = outcomes.filter(isLimit)
  const smallest = limits.length ? Math.min(...limits.map((limit) => limit.amountFen)) : 0
  return {
    limits,
    quotaFen: floorTo(smallest, rule.floorToFen),
    missing: outcomes.filter((outcome): outcome is QuotaGap => !isLimit(outcome)),
  }
}

function gates({ borrowers, homeNumber }: LoanQuotaRequest, { gateMonths }: QuotaRule): QuotaLimit[] {
  const limits: QuotaLimit[] = []
  if (homeNumber !== undefined && homeNumber > 2) {
    limits.push({
      rule: 'thirdHome',
      amountFen: 0,
      reason: '第三套及以上住房不发放公积金贷款（建金〔2010〕179号；以当地公布为准）',
      unsure: true,
    })
  }
  const months = borrowers.map((borrower) => borrower.contributionMonths)
  if (months.every((count) => count !== undefined && count < gateMonths)) {
    limits.push({
      rule: 'gate',
      amountFen: 0,
      reason: `要连续足额缴存满 ${gateMonths} 个月（建金〔2014〕148号；以当地公布为准）`,
      unsure: true,
    })
  }
  return limits
}

function byYears({ borrowers }: LoanQuotaRequest, { perYearFen }: QuotaRule): QuotaOutcome[] {
  if (perYearFen === undefined) return []
  const months = borrowers.flatMap(({ contributionMonths }) => contributionMonths ?? [])
  if (!months.length) {
    return [{ rule: 'contributionYears', needs: ['borrowers.contributionMonths'], text: '要知道缴存了多少个月。' }]
  }
  const years = Math.ceil(Math.max(...months) / 12)
  const whose = borrowers.length > 1 ? '取较长一方，' : ''
  return [
    {
      rule: 'contributionYears',
      amountFen: years * perYearFen,
      reason: `缴存 ${years} 年（${whose}不足一年按一年）× 每年 ${yuan(perYearFen)}`,
    },
  ]
}

function byBalance(
  { borrowers, homeNumber, policyHome }: LoanQuotaRequest,
  { value, unsure }: QuotaRow,
): QuotaOutcome[] {
  const { balance } = value
  if (!balance) return []
  const isOpen = balance.unsure ?? unsure
  if (borrowers.some(({ balanceFen }) => balanceFen === undefined)) {
    return [{ rule: 'balance', needs: ['borrowers.balanceFen'], text: '要知道每位借款人的公积金账户余额。' }]
  }
  const special = policyHome ? balance.policyHome : undefined
  const multiple = special?.times ?? (homeNumber === 2 ? balance.times.second : balance.times.first)
  const floor = special?.floorFen ?? balance.floorFen ?? 0
  const counted = borrowers.reduce((sum, { balanceFen = 0 }) => sum + Math.max(balanceFen, floor), 0)
  const supplementary = borrowers.reduce((sum, { supplementaryBalanceFen = 0 }) => sum + supplementaryBalanceFen, 0)
  const extra = balance.supplementaryTimes && supplementary ? balance.supplementaryTimes : undefined
  const amountFen = toFen(
    plus(times(exact(counted), exact(multiple)), times(exact(supplementary), exact(balance.supplementaryTimes ?? '0'))),
  )
  const atFloor =
    floor && borrowers.some(({ balanceFen = 0 }) => balanceFen < floor)
      ? `，不足 ${yuan(floor)} 的按 ${yuan(floor)}`
      : ''
  const onTop = extra ? ` + 补充公积金余额 ${yuan(supplementary)} × ${extra}` : ''
  return [
    {
      rule: 'balance',
      amountFen,
      reason: `账户余额 ${yuan(counted)} × ${multiple}${onTop}${atFloor}${note(isOpen)}`,
      ...flag(isOpen),
    },
  ]
}

function byPrice(request: LoanQuotaRequest): QuotaOutcome {
  const { priceFen, downPaymentFen, on, city } = request
  if (priceFen === undefined) return { rule: 'downPayment', needs: ['priceFen'], text: '要知道房价。' }
  const row = rowOn(downPaymentRows, on, city)
  const share = row && (homeNumberOf(request) === 1 ? row.value.first : row.value.second)
  if (downPaymentFen === undefined && !share) {
    return { rule: 'downPayment', needs: ['downPaymentFen'], text: '要知道首付款。' }
  }
  const least = share ? atRate(priceFen, share) : 0
  const paid = Math.max(downPaymentFen ?? 0, least)
  const why = paid === least && row ? `最低首付 ${yuan(least)}，${sourceOf(row)}` : `首付 ${yuan(paid)}`
  return {
    rule: 'downPayment',
    amountFen: Math.max(0, priceFen - paid),
    reason: `房价 ${yuan(priceFen)} 减${why}`,
    ...flag(paid === least && row?.unsure),
  }
}

function byRepayment(request: LoanQuotaRequest, { repayment }: QuotaRule): QuotaOutcome[] {
  if (!repayment) return []
  const { borrowers, on, city, monthlyDebtFen = 0 } = request
  const longest = longestTerm(city, on, borrowers)
  const years = Math.min(request.years ?? longest?.years ?? Number.NaN, longest?.years ?? Number.POSITIVE_INFINITY)
  const needs: string[] = []
  if (borrowers.some(({ monthlyBaseFen }) => monthlyBaseFen === undefined)) needs.push('borrowers.monthlyBaseFen')
  if (Number.isNaN(years)) needs.push('years')
  const rule = 'repaymentAbility' as const
  if (needs.length) return [{ rule, needs, text: '要知道每位借款人的缴存基数和贷款年限。' }]
  const base = borrowers.reduce((sum, { monthlyBaseFen = 0 }) => sum + monthlyBaseFen, 0)
  const monthly = Math.max(0, atRate(base, repayment.share) - monthlyDebtFen)
  const percent = `${Math.round(Number(repayment.share) * 100)}%`
  const isByAge = longest !== undefined && years === longest.years && years !== request.years
  const term = isByAge ? `${longest.reason}，` : ''
  const open = flag(repayment.unsure ?? (isByAge ? longest.unsure : undefined))
  const debt = monthlyDebtFen ? `，减其他贷款月供 ${yuan(monthlyDebtFen)}` : ''
  if (repayment.as === 'total') {
    const reason = `${term}月缴存基数 ${yuan(base)} × ${percent}${debt} × 12 × ${years} 年${note(repayment.unsure)}`
    return [{ rule, amountFen: monthly * 12 * years, reason, ...open }]
  }
  const rate = newLoanRate(on, { homeNumber: homeNumberOf(request), months: years * 12 })
  if (!rate) return [{ rule, needs: ['on'], text: '没有这一天的公积金贷款利率。' }]
  const amountFen = years ? principalFor(monthly, rate.annualPercent, years * 12) : 0
  const reason = `${term}月供不超过缴存基数 ${yuan(base)} 的 ${percent}${debt}，按年利率 ${rate.annualPercent}% 贷 ${years} 年${note(repayment.unsure)}`
  return [{ rule, amountFen, reason, ...open }]
}
