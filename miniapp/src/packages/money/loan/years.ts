import type { RepaymentPlan } from '@anju/shared-types'

export interface LoanYear {
  /** Counts from 1. */
  year: number
  principalFen: number
  interestFen: number
  /** Still owed at its end. */
  balanceFen: number
  rows: RepaymentPlan['rows']
}

/** Twelve instalments a year; the last year may be shorter. */
export function yearsOf(rows: RepaymentPlan['rows']): LoanYear[] {
  let balance = rows.reduce((sum, row) => sum + row.principalFen, 0)
  return Array.from({ length: Math.ceil(rows.length / 12) }, (_, index) => {
    const part = rows.slice(index * 12, index * 12 + 12)
    const principalFen = part.reduce((sum, row) => sum + row.principalFen, 0)
    const interestFen = part.reduce((sum, row) => sum + row.interestFen, 0)
    balance -= principalFen
    return { year: index + 1, principalFen, interestFen, balanceFen: balance, rows: part }
  })
}

/** What a picture of the whole cannot say: first and last payment, and what the money costs. */
export function summaryOf({ rows, totalInterestFen }: RepaymentPlan) {
  const principalFen = rows.reduce((sum, row) => sum + row.principalFen, 0)
  return {
    firstFen: rows[0]?.paymentFen ?? 0,
    lastFen: rows.at(-1)?.paymentFen ?? 0,
    isLevel: rows.slice(1, -1).every((row) => row.paymentFen === rows[0]?.paymentFen),
    principalFen,
    totalInterestFen,
  }
}
