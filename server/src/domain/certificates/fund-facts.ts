import { addDays, type PlainDate } from '@anju/shared-types'
import { lastRunOf, type PaidRange } from '../eligibility/paid-months.ts'
import { type Facts, holderLines } from './facts.ts'

/**
 * What a holder may prove without telling since when: the months that rules ask for. 3 for rent (建金〔2015〕19号), 6 for a loan
 * (建金〔2014〕148号), 12 to 60 for buying in the cities of `eligibility/rules`.
 */
const steps = [60, 36, 24, 12, 6, 3]

/** Ours: what stood in the books that day says less with every month. */
const CONTRIBUTION_DAYS = 30

/** The last day of a 缴存证明 of a day. */
export const contributionEnd = (asked: PlainDate): PlainDate => addDays(asked, CONTRIBUTION_DAYS)

export interface FundAccountFacts {
  account: string
  /** 正常, 封存, 冻结, 销户. */
  status: string
  ranges: readonly (PaidRange & { unit: string })[]
  monthlyYuan: string
  balanceYuan: string
}

interface Asked {
  holder: string
  idNumber: string
  number: string
  today: PlainDate
}

/** 缴存证明. The statement says how many months at least, without amounts, employer or account; a gap or a closed account is said as such. */
export function contributionFacts(fund: FundAccountFacts, { holder, idNumber, number, today }: Asked): Facts {
  const run = lastRunOf(fund.ranges, today)
  const unit = fund.ranges.toSorted((a, b) => a.to.localeCompare(b.to)).at(-1)?.unit
  return [
    { name: 'statement', value: contributionStatement(fund.status, run) },
    ...holderLines(holder, number),
    { name: 'idNumber', value: idNumber },
    { name: 'fundAccount', value: fund.account },
    { name: 'fundStatus', value: fund.status },
    ...(unit ? [{ name: 'employer', value: unit } as const] : []),
    ...(run ? [{ name: 'paidMonths', value: `${run.months} 个月（${run.from} 至 ${run.to}）` } as const] : []),
    { name: 'monthlyAmount', value: yuanWords(fund.monthlyYuan) },
    { name: 'balance', value: yuanWords(fund.balanceYuan) },
    { name: 'decidedOn', value: today },
    { name: 'validTo', value: contributionEnd(today) },
  ]
}

function contributionStatement(status: string, run: ReturnType<typeof lastRunOf>): string {
  if (!run) return '有住房公积金账户，没有缴存记录'
  if (status !== '正常' || !run.isCurrent) return `住房公积金缴存到 ${run.to}，现在没有在缴`
  const reached = steps.find((months) => run.months >= months)
  return reached ? `住房公积金连续缴存满 ${reached} 个月，缴至 ${run.to}` : `正在缴存住房公积金，缴至 ${run.to}`
}

/** 贷款结清证明 of one loan. It says nothing of other loans, and needs no last day: what is paid back stays paid back. */
export function settledFacts(
  loan: { contract: string; grantedOn: string; principalYuan: string; settledOn: string },
  { holder, idNumber, number }: Omit<Asked, 'today'>,
): Facts {
  return [
    { name: 'statement', value: '一笔住房公积金贷款已经还清' },
    ...holderLines(holder, number),
    { name: 'idNumber', value: idNumber },
    { name: 'loanContract', value: loan.contract },
    { name: 'principal', value: yuanWords(loan.principalYuan) },
    { name: 'grantedOn', value: loan.grantedOn },
    { name: 'settledOn', value: loan.settledOn },
  ]
}

/** `1,800.00 元` of `1800.00`. */
const yuanWords = (yuan: string): string => `${yuan.replace(/\B(?=(\d{3})+\.)/g, ',')} 元`
