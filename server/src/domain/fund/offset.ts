import { type PlainDate, plainDate } from '@anju/shared-types'
import { monthsLater } from '../calendar/civil-periods.ts'

/** 对冲还贷: `monthly` = 月冲, `yearly` = 年冲. One at a time. */
export type OffsetMethod = 'monthly' | 'yearly'

export interface OffsetAccount {
  holder: 'main' | 'spouse' | 'co-borrower'
  balanceFen: number
  /** 冻结: nothing may be taken. */
  isFrozen?: boolean
}

export interface OffsetLoan {
  kind: 'fund' | 'commercial'
  dueFen: number
  balanceFen: number
}

/** What a city leaves in the account. */
export interface OffsetRules {
  keepFen: number
}

export const offsetRefusals = {
  'not-disbursed': '贷款还没有发放。',
  'first-unpaid': '至少要还过第一期。',
  overdue: '贷款有逾期，还清后才能签约。',
  'withdrawal-mandate': '已有生效的提取委托（如租房提取），两者不能同时办理。',
  'same-method': '已经是这种方式。',
} as const
export type OffsetRefusal = keyof typeof offsetRefusals

export interface MandateFacts {
  wanted: OffsetMethod
  present?: OffsetMethod
  isDisbursed: boolean
  instalmentsPaid: number
  hasOverdue: boolean
  hasWithdrawalMandate: boolean
  on: PlainDate
}

/** Whether an offset mandate may be signed or changed, and from which day it works: always the next period. */
export function offsetMandate(
  facts: MandateFacts,
): { refused: OffsetRefusal } | { from: PlainDate; ends?: OffsetMethod } {
  if (!facts.isDisbursed) return { refused: 'not-disbursed' }
  if (facts.instalmentsPaid < 1) return { refused: 'first-unpaid' }
  if (facts.hasOverdue) return { refused: 'overdue' }
  if (facts.hasWithdrawalMandate) return { refused: 'withdrawal-mandate' }
  if (facts.present === facts.wanted) return { refused: 'same-method' }
  const from = monthsLater(plainDate(`${facts.on.slice(0, 7)}-01`), 1)
  return facts.present ? { from, ends: facts.present } : { from }
}

export interface Take {
  from: OffsetAccount['holder'] | 'bank-card'
  amountFen: number
}

const order: readonly OffsetAccount['holder'][] = ['main', 'spouse', 'co-borrower']
const available = ({ balanceFen, isFrozen }: OffsetAccount, { keepFen }: OffsetRules) =>
  isFrozen ? 0 : Math.max(0, balanceFen - keepFen)
const inOrder = (accounts: readonly OffsetAccount[]) =>
  accounts.toSorted((a, b) => order.indexOf(a.holder) - order.indexOf(b.holder))

/** 月冲: what is due comes from the main borrower's account, then the spouse's and co-borrowers', the rest from the bank card. */
export function takeMonthly(dueFen: number, accounts: readonly OffsetAccount[], rules: OffsetRules): Take[] {
  const takes: Take[] = []
  let left = dueFen
  for (const account of inOrder(accounts)) {
    const amountFen = Math.min(left, available(account, rules))
    if (amountFen) takes.push({ from: account.holder, amountFen })
    left -= amountFen
  }
  return left ? [...takes, { from: 'bank-card', amountFen: left }] : takes
}

/** 年冲: once a year balances go against principal, fund loans before commercial ones; never more than is owed. */
export function takeYearly(
  loans: readonly OffsetLoan[],
  accounts: readonly OffsetAccount[],
  rules: OffsetRules,
): { takes: Take[]; principal: { kind: OffsetLoan['kind']; paidFen: number; leftFen: number }[] } {
  const byKind = loans.toSorted((a, b) => Number(a.kind === 'commercial') - Number(b.kind === 'commercial'))
  const owed = byKind.reduce((sum, loan) => sum + loan.balanceFen, 0)
  const takes = takeMonthly(owed, accounts, rules).filter((take) => take.from !== 'bank-card')
  let money = takes.reduce((sum, take) => sum + take.amountFen, 0)
  const principal = byKind.map(({ kind, balanceFen }) => {
    const paidFen = Math.min(money, balanceFen)
    money -= paidFen
    return { kind, paidFen, leftFen: balanceFen - paidFen }
  })
  return { takes, principal }
}
