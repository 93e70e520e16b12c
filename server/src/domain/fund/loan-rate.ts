import { type PlainDate, plainDate } from '@anju/shared-types'
import { decimalText, exact, plus, times } from '../money/exact.ts'
import { type RuleRow, rowOn, sourceOf } from '../money/rule-row.ts'
import { type LoanRates, loanRateRows, penaltyRows, savingsRateRows } from './rules/rate-rows.ts'

/** 5 years are still the shorter term. */
const SHORT_TERM_MONTHS = 60

export interface LoanTerms {
  /** 1 or 2; there is no fund loan for a third home (建金〔2010〕179号). */
  homeNumber: number
  months: number
}

export interface LoanRate {
  annualPercent: string
  source: string
}

/** The rate of a new loan, by its day of payout; undefined for a third home or a day before the first known rate. */
export function newLoanRate(disbursedOn: PlainDate, terms: LoanTerms): LoanRate | undefined {
  const row = rowOn(loanRateRows, disbursedOn)
  return row && rateOf(row, terms)
}

/** What a member's balance earns, by 1 January of the year. */
export function savingsRateOn(on: PlainDate): LoanRate | undefined {
  const row = rowOn(savingsRateRows, plainDate(`${on.slice(0, 4)}-01-01`))
  return row && { annualPercent: row.value.annualPercent, source: sourceOf(row) }
}

/**
 * The rate on a day of a loan that runs: what was in force on its payout, until the 1 January after a change. Never by the day of
 * the contract.
 */
export function stockLoanRate(disbursedOn: PlainDate, on: PlainDate, terms: LoanTerms): LoanRate | undefined {
  const newYear = plainDate(`${on.slice(0, 4)}-01-01`)
  return newLoanRate(disbursedOn > newYear ? disbursedOn : newYear, terms)
}

function rateOf(row: RuleRow<LoanRates>, { homeNumber, months }: LoanTerms): LoanRate | undefined {
  if (homeNumber > 2) return undefined
  const rates = homeNumber === 1 ? row.value.first : row.value.second
  return { annualPercent: months <= SHORT_TERM_MONTHS ? rates.short : rates.long, source: sourceOf(row) }
}

/** Every rate of a day, for showing: of a loan that is paid out then, or of one that runs since `paidOut`. */
export function loanRatesOn(on: PlainDate, paidOut: PlainDate = on) {
  return [1, 2].flatMap((homeNumber) =>
    (['up-to-5-years', 'over-5-years'] as const).flatMap((term) => {
      const rate = stockLoanRate(paidOut, on, {
        homeNumber,
        months: term === 'up-to-5-years' ? SHORT_TERM_MONTHS : SHORT_TERM_MONTHS + 1,
      })
      return rate ? [{ homeNumber, term, annualRatePercent: rate.annualPercent, source: rate.source }] : []
    }),
  )
}

/** Annual percent on an overdue amount: the contract's rate and 30 %-50 % more; the contract names the share. */
export function penaltyRate(
  contractPercent: string,
  on: PlainDate,
): { least: string; most: string; source: string } | undefined {
  const row = rowOn(penaltyRows, on)
  if (!row) return undefined
  const raised = (share: string) => decimalText(times(exact(contractPercent), plus(exact(1), exact(share))))
  return { least: raised(row.value.least), most: raised(row.value.most), source: sourceOf(row) }
}
