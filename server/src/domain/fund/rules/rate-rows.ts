import { plainDate } from '@anju/shared-types'
import type { RuleRow } from '../../money/rule-row.ts'

const d = plainDate

/** Annual percent of a fund loan: up to 5 years (60 months are still 5 years), and beyond. Second homes: not below. */
export interface LoanRates {
  first: { short: string; long: string }
  second: { short: string; long: string }
}

/** New loans by the day of payout; loans paid out earlier change on the next 1 January. */
export const loanRateRows: readonly RuleRow<LoanRates>[] = [
  {
    id: 'loan-rate-2015',
    effectiveFrom: d('2015-08-26'),
    effectiveTo: d('2022-09-30'),
    basis: { document: '中国人民银行 2015-08-25 通知' },
    decidedOn: '放款之日',
    unsure: true,
    value: { first: { short: '2.75', long: '3.25' }, second: { short: '3.025', long: '3.575' } },
  },
  {
    id: 'loan-rate-2022',
    effectiveFrom: d('2022-10-01'),
    effectiveTo: d('2024-05-17'),
    basis: { document: '中国人民银行 2022-09-30 通知' },
    decidedOn: '放款之日',
    unsure: true,
    value: { first: { short: '2.6', long: '3.1' }, second: { short: '3.025', long: '3.575' } },
  },
  {
    id: 'loan-rate-2024',
    effectiveFrom: d('2024-05-18'),
    effectiveTo: d('2025-05-07'),
    basis: { document: '中国人民银行 2024-05-17 通知' },
    decidedOn: '放款之日',
    value: { first: { short: '2.35', long: '2.85' }, second: { short: '2.775', long: '3.325' } },
  },
  {
    id: 'loan-rate-2025',
    effectiveFrom: d('2025-05-08'),
    basis: { document: '中国人民银行 2025-05-07 通知' },
    decidedOn: '放款之日',
    value: { first: { short: '2.1', long: '2.6' }, second: { short: '2.525', long: '3.075' } },
  },
]

/** What a saver's balance earns a year, credited on 30 June. */
export const savingsRateRows: readonly RuleRow<{ annualPercent: string }>[] = [
  {
    id: 'savings-rate-2016',
    effectiveFrom: d('2016-02-21'),
    basis: { document: '中国人民银行 住房城乡建设部 财政部 2016-02-17 通知' },
    decidedOn: '每年1月1日',
    value: { annualPercent: '1.5' },
  },
]

/** On what is overdue: the contract's rate and so much more. The loan contract names the figure inside the range. */
export const penaltyRows: readonly RuleRow<{ least: string; most: string }>[] = [
  {
    id: 'penalty-2004',
    effectiveFrom: d('2004-01-01'),
    basis: { document: '银发〔2003〕251号' },
    decidedOn: '放款之日',
    unsure: true,
    value: { least: '0.3', most: '0.5' },
  },
]

/** 住房公积金管理条例 16, 18; 建金〔2018〕45号. Wages are a city's own figures; amounts are rounded as a city says. */
export const contributionRows: readonly RuleRow<{
  leastPercent: string
  mostPercent: string
  /** The base is at most so many times the city's average wage. */
  averageWages: number
  roundToFen: number
}>[] = [
  {
    id: 'contribution',
    effectiveFrom: d('2018-05-01'),
    basis: { document: '住房公积金管理条例第十六条、第十八条；建金〔2018〕45号' },
    decidedOn: '缴存之月',
    // The least and most are in the regulation; three average wages and the rounding were not read in their own texts.
    unsure: true,
    value: { leastPercent: '5', mostPercent: '12', averageWages: 3, roundToFen: 1 },
  },
]

/** How old a borrower may be when the loan ends, and how long it may run. */
export interface TermRule {
  mostYears: number
  ageAtEnd: { male: number; female: number }
  /** Of a couple the longer term counts, else the main borrower's. */
  ofCouple: 'longer' | 'main'
}

export const termRows: readonly RuleRow<TermRule>[] = [
  {
    id: 'term',
    effectiveFrom: d('2025-01-01'),
    basis: { document: '各地 2025 年通行规定' },
    decidedOn: '申请之日',
    unsure: true,
    value: { mostYears: 30, ageAtEnd: { male: 68, female: 63 }, ofCouple: 'main' },
  },
  {
    id: 'term-beijing',
    city: 'beijing',
    effectiveFrom: d('2025-01-01'),
    basis: { document: '北京住房公积金管理中心贷款年限规定' },
    decidedOn: '申请之日',
    value: { mostYears: 30, ageAtEnd: { male: 68, female: 68 }, ofCouple: 'longer' },
  },
]

/** What the buyer must pay first; a share of the price. */
export const downPaymentRows: readonly RuleRow<{ first: string; second: string }>[] = [
  {
    id: 'fund-down-payment',
    effectiveFrom: d('2024-05-18'),
    basis: { document: '住房公积金个人住房贷款最低首付比例（各地规定）' },
    decidedOn: '申请之日',
    unsure: true,
    value: { first: '0.2', second: '0.25' },
  },
  {
    id: 'fund-down-payment-beijing-2024',
    city: 'beijing',
    effectiveFrom: d('2024-10-01'),
    effectiveTo: d('2025-12-23'),
    basis: { document: '北京 2024-10-01 起规定' },
    decidedOn: '申请之日',
    unsure: true,
    value: { first: '0.2', second: '0.3' },
  },
  {
    id: 'fund-down-payment-beijing-2025',
    city: 'beijing',
    effectiveFrom: d('2025-12-24'),
    basis: { document: '北京 2025-12-24 通知' },
    decidedOn: '申请之日',
    // The share of a first home was not confirmed.
    unsure: true,
    value: { first: '0.2', second: '0.25' },
  },
]
