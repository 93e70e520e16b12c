import type { WithdrawalReason } from '@anju/shared-types'
import { withdrawalReasons } from '@anju/shared-types/money-words'
import type { ReplyOf, RequestOf } from '../../../api/routes.ts'

export type WithdrawBody = RequestOf<'open.withdrawalLimit'>['body']
/** What was answered so far, in the words of the question to the server. */
export type Known = Omit<WithdrawBody, 'city' | 'on' | 'reason'>

/** The facts that these pages can ask for, one at a time. */
export const askable = [
  'homeHere',
  'contributionMonths',
  'filedLease',
  'monthlyRentFen',
  'monthlyContributionFen',
  'spentFen',
  'balanceFen',
] as const satisfies readonly (keyof Known)[]
export type Askable = (typeof askable)[number]

/** What the server has to know next; undefined when it has told all it can. */
export const nextNeed = ({ missing = [] }: Pick<ReplyOf<'open.withdrawalLimit'>, 'missing'>): Askable | undefined => {
  const needs = missing.flatMap((gap) => gap.needs)
  return askable.find((fact) => needs.includes(fact))
}

export const isReason = (text: string | undefined): text is WithdrawalReason =>
  text !== undefined && text in withdrawalReasons

/** As people say it; the law's own words stand below. */
export const reasonOptions: readonly { value: WithdrawalReason; text: string; note?: string }[] = [
  { value: 'home-purchase', text: '买房、建房、翻修', note: '在外地买房也算' },
  { value: 'loan-repayment', text: '还房贷' },
  { value: 'rent', text: '租房' },
  { value: 'retirement', text: '退休' },
  { value: 'disability', text: '丧失劳动能力', note: '完全丧失劳动能力，并且终止了劳动关系' },
  { value: 'emigration', text: '出国、出境定居' },
  { value: 'death', text: '家人去世，由继承人提取' },
]
