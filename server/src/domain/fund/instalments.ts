import { dividedBy, type Exact, exact, minus, plus, power, times, toFen } from '../money/exact.ts'

/** `annuity` = 等额本息, `linear` = 等额本金. */
export type RepaymentMethod = 'annuity' | 'linear'

export interface Instalment {
  paymentFen: number
  principalFen: number
  interestFen: number
}

export interface Loan {
  principalFen: number
  /** `2.6` = 2.6 % a year. */
  annualRatePercent: string
  months: number
  method: RepaymentMethod
}

/** A twelfth of the year, whatever days the month has. */
const monthlyRate = (annualRatePercent: string): Exact => dividedBy(exact(annualRatePercent), exact(1200))

const interestOn = (balanceFen: number, rate: Exact) => toFen(times(exact(balanceFen), rate))

/** M = P·i·(1+i)^n / ((1+i)^n − 1), rounded once to the fen; without interest P / n. */
export function annuityPayment({ principalFen, annualRatePercent, months }: Omit<Loan, 'method'>): number {
  const i = monthlyRate(annualRatePercent)
  if (i.over === 0n) return toFen(dividedBy(exact(principalFen), exact(months)))
  const growth = power(plus(exact(1), i), months)
  return toFen(dividedBy(times(times(exact(principalFen), i), growth), minus(growth, exact(1))))
}

/**
 * Every instalment of a loan. Interest is rounded to the fen each month; the last row takes what is left, so that the principal of
 * all rows is the loan to the fen.
 */
export function repaymentPlan(loan: Loan): Instalment[] {
  const { principalFen, months, method } = loan
  const level = method === 'annuity' ? annuityPayment(loan) : toFen(dividedBy(exact(principalFen), exact(months)))
  return planOf(loan, level)
}

export const totalInterest = (rows: readonly Instalment[]): number =>
  rows.reduce((sum, row) => sum + row.interestFen, 0)

/** `level` is the payment of an annuity and the principal of a linear plan. */
function planOf({ principalFen, annualRatePercent, months, method }: Loan, level: number): Instalment[] {
  const rate = monthlyRate(annualRatePercent)
  const rows: Instalment[] = []
  let balance = principalFen
  for (let month = 1; month <= months; month++) {
    const interestFen = interestOn(balance, rate)
    const wanted = method === 'annuity' ? level - interestFen : level
    const part = month === months ? balance : Math.min(wanted, balance)
    rows.push({ paymentFen: part + interestFen, principalFen: part, interestFen })
    balance -= part
  }
  return rows
}

/** Longer than any loan lasts: a payment that never ends is refused before this. */
const MOST_MONTHS = 1200

/**
 * The plan of a balance with a given level: as many instalments as it takes. Undefined when the level does not cover the interest,
 * or nearly so.
 */
function planWithLevel(
  { balanceFen, annualRatePercent, method }: { balanceFen: number; annualRatePercent: string; method: RepaymentMethod },
  levelFen: number,
): Instalment[] | undefined {
  const rate = monthlyRate(annualRatePercent)
  const rows: Instalment[] = []
  let balance = balanceFen
  while (balance > 0) {
    const interestFen = interestOn(balance, rate)
    const wanted = method === 'annuity' ? levelFen - interestFen : levelFen
    if (wanted <= 0 || rows.length >= MOST_MONTHS) return undefined
    const part = Math.min(wanted, balance)
    rows.push({ paymentFen: part + interestFen, principalFen: part, interestFen })
    balance -= part
  }
  return rows
}

export interface Prepayment {
  balanceFen: number
  annualRatePercent: string
  monthsLeft: number
  prepayFen: number
  method: RepaymentMethod
  keep: 'term' | 'payment'
  /** Present payment of an annuity, or its principal part of a linear plan; from the balance when left out. */
  paymentFen?: number
}

/**
 * The plan after a part prepayment: the same term with smaller payments, or the same payment for fewer months. Undefined when the
 * payment that is to be kept does not pay the loan off.
 */
export function planAfterPrepayment(
  prepayment: Prepayment,
): { rows: Instalment[]; savedInterestFen: number } | undefined {
  const { balanceFen, annualRatePercent, monthsLeft, prepayFen, method, keep, paymentFen } = prepayment
  const before = { principalFen: balanceFen, annualRatePercent, months: monthsLeft, method }
  const left = { principalFen: balanceFen - prepayFen, annualRatePercent, months: monthsLeft, method }
  const level = paymentFen ?? levelOf(before)
  const untouched = paymentFen === undefined ? repaymentPlan(before) : planWithLevel({ ...before, balanceFen }, level)
  const rows = keep === 'term' ? repaymentPlan(left) : planWithLevel({ ...left, balanceFen: left.principalFen }, level)
  if (!rows || !untouched) return undefined
  return { rows, savedInterestFen: totalInterest(untouched) - totalInterest(rows) }
}

const levelOf = (loan: Loan): number =>
  loan.method === 'annuity' ? annuityPayment(loan) : toFen(dividedBy(exact(loan.principalFen), exact(loan.months)))

/** Odd days before the first instalment: a year has 360 days here. */
export const oddDaysInterest = (principalFen: number, annualRatePercent: string, days: number): number =>
  toFen(dividedBy(times(times(exact(principalFen), exact(annualRatePercent)), exact(days)), exact(36_000)))

/** The largest loan whose annuity is not above a payment: P = M·((1+i)^n − 1) / (i·(1+i)^n), whole fen below. */
export function principalFor(paymentFen: number, annualRatePercent: string, months: number): number {
  const i = monthlyRate(annualRatePercent)
  if (i.over === 0n) return paymentFen * months
  const growth = power(plus(exact(1), i), months)
  const { over, under } = dividedBy(times(exact(paymentFen), minus(growth, exact(1))), times(i, growth))
  return Number(over / under)
}
