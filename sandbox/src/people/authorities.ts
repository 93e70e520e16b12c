/**
 * What the authorities know, by person. An authority that is missing here has no record of the person; one that does not
 * answer is named in `silent`. Months are YYYY-MM, days YYYY-MM-DD, money is in fen.
 */
export type Authorities = {
  /** 公安、民政…… that never answer a question about this person: the caller waits until it gives up. */
  silent?: readonly Authority[]
  household?: Household
  marriage?: Marriage
  socialInsurance?: PaidMonths
  incomeTax?: PaidMonths
  talent?: { level: 'A' | 'B' | 'C' | 'D' | 'E'; certificate: string; validUntil: string }
  military?: { status: '现役'; kind: '军官' | '军士'; station: string; since: string }
  fund?: FundAccount
}

export const AUTHORITIES = {
  population: '人口库（公安）',
  household: '户籍（公安）',
  marriage: '婚姻登记（民政）',
  socialInsurance: '社会保险（人社）',
  incomeTax: '个人所得税（税务）',
  homes: '不动产登记簿',
  contracts: '网签备案（住建）',
  talent: '人才认定',
  military: '军人身份（退役军人、部队）',
  fund: '住房公积金缴存',
  fundLoans: '住房公积金贷款',
  enterprise: '企业登记（市场监管）',
} as const
export type Authority = keyof typeof AUTHORITIES

export type Household = {
  /** Administrative code of today's household register. */
  district: string
  place: string
  kind: '家庭户' | '集体户'
  since: string
  members: readonly { person: string; relation: '户主' | '配偶' | '子女' | '父母' | '本人' }[]
}

export type Marriage =
  | { status: '未婚' }
  | { status: '已婚'; spouse: string; since: string; certificate: string }
  | { status: '离异'; since: string }
  | { status: '丧偶'; since: string }

export type PaidMonths = {
  city: string
  /** Inclusive on both ends; a gap between two ranges is a month not paid. */
  ranges: readonly { from: string; to: string; unit: string; isLatePayment?: true }[]
}

export type FundAccount = {
  account: string
  openedOn: string
  monthlyBaseFen: number
  /** Share of the employer and of the employee each, as a decimal string. */
  rate: string
  balanceFen: number
  paidUntil: string
  loan?: FundLoan & {
    outstandingFen: number
    annualRate: string
    method: '等额本息' | '等额本金'
    home: string
  }
  /** Paid back to the last fen. */
  settledLoans?: readonly (FundLoan & { settledOn: string })[]
}

type FundLoan = {
  contract: string
  grantedOn: string
  principalFen: number
  termMonths: number
}

/** How many months are in the range, both ends counted. */
export function monthsIn({ from, to }: { from: string; to: string }): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
  return count(to) - count(from) + 1
}
