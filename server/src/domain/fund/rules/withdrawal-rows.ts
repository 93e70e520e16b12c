import { plainDate } from '@anju/shared-types'
import type { RuleRow } from '../../money/rule-row.ts'

const d = plainDate

/** Why a member may take money out (住房公积金管理条例 24). */
export const withdrawalReasons = {
  'home-purchase': '购买、建造、翻建、大修自住住房',
  retirement: '离休、退休',
  disability: '完全丧失劳动能力并与单位终止劳动关系',
  emigration: '出境定居',
  'loan-repayment': '偿还购房贷款本息',
  rent: '支付房租',
  death: '职工死亡或被宣告死亡',
} as const
export type WithdrawalReason = keyof typeof withdrawalReasons

/** What bounds the amount. */
export interface WithdrawalRule {
  /** `balance`: all of it. `spent`: what was paid, at most. `rent`: by the rent rules below. */
  upTo: 'balance' | 'spent' | 'rent'
  closesAccount: boolean
  rent?: {
    /** A month and person, without invoice, on a written promise. */
    withoutInvoiceFen: number
    /** With invoice and a filed lease: the rent, at most the monthly contribution. */
    filedUpToContribution: boolean
    /** Filed lease and so many children: the rent without a cap. */
    uncappedFromChildren: number
    monthsOfContribution: number
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
    // The monthly figure without invoice is a city's own.
    value: {
      upTo: 'rent',
      closesAccount: false,
      rent: { withoutInvoiceFen: 0, filedUpToContribution: true, uncappedFromChildren: 99, monthsOfContribution: 3 },
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
        filedUpToContribution: true,
        uncappedFromChildren: 2,
        monthsOfContribution: 3,
      },
    },
  },
]
