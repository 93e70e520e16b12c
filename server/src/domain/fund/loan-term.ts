import type { Borrower, PlainDate } from '@anju/shared-types'
import { rowOn } from '../money/rule-row.ts'
import { flag, note } from './quota-lines.ts'
import { termRows } from './rules/rate-rows.ts'

export interface LoanTermLimit {
  years: number
  reason: string
  unsure?: true
}

/**
 * The longest term for these borrowers; undefined when nobody's age and gender is known. Where the longer of a couple counts, ages 40
 * and 45 under a limit of 68 give 28 years.
 */
export function longestTerm(city: string, on: PlainDate, borrowers: readonly Borrower[]): LoanTermLimit | undefined {
  const row = rowOn(termRows, on, city)
  if (!row) return undefined
  const { mostYears, ageAtEnd, ofCouple } = row.value
  const ends = Object.values(ageAtEnd)
  const counted = ofCouple === 'longer' ? borrowers : borrowers.slice(0, 1)
  const years = counted.flatMap(({ age, gender }) => {
    if (age === undefined) return []
    // Gender only matters where the ages differ; unknown, the shorter term is the one that surely holds.
    const end = gender ? ageAtEnd[gender] : Math.min(...ends)
    return [Math.max(0, Math.min(mostYears, end - age))]
  })
  if (!years.length) return undefined
  const longest = Math.max(...years)
  return { years: longest, reason: `按年龄最长可贷 ${longest} 年${note(row.unsure)}`, ...flag(row.unsure) }
}
