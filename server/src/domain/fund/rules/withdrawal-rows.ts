import { plainDate, type WithdrawalReason } from '@anju/shared-types'
import type { RuleRow } from '../../money/rule-row.ts'

const d = plainDate

/** What bounds the amount. */
export interface WithdrawalRule {
  /** `balance`: all of it. `spent`: what was paid, at most. `rent`: by the rent rules below; with a filed lease the rent, at most the contribution. */
  upTo: 'balance' | 'spent' | 'rent'
  closesAccount: boolean
  rent?: {
    /** A month and person, without invoice, on a written promise; absent where the city's figure is not known. */
    withoutInvoiceFen?: number
    /** Filed lease and so many children: the rent without a cap. */
    uncappedFromChildren?: number
    contributionMonths: number
  }
}

export type WithdrawalRow = RuleRow<WithdrawalRule> & { matter: WithdrawalReason }

const law = {
  effectiveFrom: d('2002-03-24'),
  basis: { document: '住房公积金管理条例第二十四条' },
  decidedOn: '申请之日',
} as const
const whole: WithdrawalRule = { upTo: 'balance', closesAccount: true }
const spent: WithdrawalRule = { upTo: 'spent', closesAccount: false }

export const withdrawalRows: readonly WithdrawalRow[] = [
  { ...law, id: 'withdraw-home', matter: 'home-purchase', value: spent },
  { ...law, id: 'withdraw-retirement', matter: 'retirement', value: whole },
  { ...law, id: 'withdraw-disability', matter: 'disability', value: whole },
  { ...law, id: 'withdraw-emigration', matter: 'emigration', value: whole },
  { ...law, id: 'withdraw-loan', matter: 'loan-repayment', value: spent },
  { ...law, id: 'withdraw-death', matter: 'death', value: whole },
  {
    ...law,
    id: 'withdraw-rent',
    matter: 'rent',
    effectiveFrom: d('2015-01-20'),
    basis: { document: '建金〔2015〕19号；各地标准' },
    unsure: true,
    // The monthly figure without invoice, and what families with children get, are a city's own.
    value: {
      upTo: 'rent',
      closesAccount: false,
      rent: { contributionMonths: 3 },
    },
  },
  {
    ...law,
    id: 'withdraw-rent-beijing-2023',
    matter: 'rent',
    city: 'beijing',
    effectiveFrom: d('2023-06-05'),
    basis: { document: '北京 2023-06-05 起规定；建金〔2015〕19号' },
    value: {
      upTo: 'rent',
      closesAccount: false,
      rent: {
        withoutInvoiceFen: 200_000,
        uncappedFromChildren: 2,
        contributionMonths: 3,
      },
    },
  },
]
