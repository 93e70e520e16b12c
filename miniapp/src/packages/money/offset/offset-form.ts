import type { PlainDate } from '@anju/shared-types'
import type { RequestOf } from '../../../api/routes.ts'
import { fenOfWan, fenOfYuan } from '../yuan.ts'

export type OffsetBody = RequestOf<'open.offset'>['body']

/** How the loan stands: each excludes the others, and each but the first has an answer of its own. */
export const standings = [
  { value: 'paying', text: '按时在还，没有办过', note: '也没有委托别的提取' },
  { value: 'monthly', text: '已经办了每月划' },
  { value: 'yearly', text: '已经办了每年划' },
  { value: 'withdrawing', text: '正在委托提取', note: '例如每月提取付房租' },
  { value: 'overdue', text: '有没还上的' },
  { value: 'new', text: '刚贷下来，第一期还没还' },
] as const
type Standing = (typeof standings)[number]['value']

export interface OffsetForm {
  method: 'monthly' | 'yearly'
  standing: Standing
  /** 月冲: what is paid each month. 年冲: what is owed of each loan. */
  due: string
  fundOwed: string
  commercialOwed: string
  main: string
  spouse: string
  keep: string
}

export const emptyOffset: OffsetForm = {
  ...{ method: 'monthly', standing: 'paying', due: '', fundOwed: '', commercialOwed: '' },
  ...{ main: '', spouse: '', keep: '0' },
}

export type OffsetProblems = Partial<Record<'due' | 'fundOwed' | 'commercialOwed' | 'main' | 'spouse' | 'keep', string>>

const isGiven = (text: string) => text.trim() !== ''

export function offsetProblems({ method, ...form }: OffsetForm): OffsetProblems {
  const yuan = '请填写以元为单位的数，例如 3200.50。'
  const wan = '请填写以万元为单位的数，例如 62.5。'
  const isWrong = (text: string) => isGiven(text) && fenOfYuan(text) === undefined
  const loans =
    method === 'monthly'
      ? !fenOfYuan(form.due) && { due: yuan }
      : {
          ...(!fenOfWan(form.fundOwed) && { fundOwed: wan }),
          ...(isGiven(form.commercialOwed) && !fenOfWan(form.commercialOwed) && { commercialOwed: wan }),
        }
  return {
    ...loans,
    ...(fenOfYuan(form.main) === undefined && { main: yuan }),
    ...(isWrong(form.spouse) && { spouse: yuan }),
    ...(isWrong(form.keep) && { keep: yuan }),
  }
}

/** The question; undefined while something is wrong. */
export function bodyOf(form: OffsetForm, on: PlainDate): OffsetBody | undefined {
  if (Object.keys(offsetProblems(form)).length > 0) return undefined
  const { method, standing } = form
  const commercial = fenOfWan(form.commercialOwed)
  const spouse = fenOfYuan(form.spouse)
  return {
    ...{ on, method, isDisbursed: true, instalmentsPaid: standing === 'new' ? 0 : 1 },
    ...((standing === 'monthly' || standing === 'yearly') && { present: standing }),
    ...{ hasOverdue: standing === 'overdue', hasWithdrawalMandate: standing === 'withdrawing' },
    accounts: [
      { holder: 'main', balanceFen: fenOfYuan(form.main) ?? 0 },
      ...(spouse ? [{ holder: 'spouse' as const, balanceFen: spouse }] : []),
    ],
    loans:
      method === 'monthly'
        ? [{ kind: 'fund', dueFen: fenOfYuan(form.due) ?? 0, balanceFen: 0 }]
        : [
            { kind: 'fund', dueFen: 0, balanceFen: fenOfWan(form.fundOwed) ?? 0 },
            ...(commercial ? [{ kind: 'commercial' as const, dueFen: 0, balanceFen: commercial }] : []),
          ],
    keepFen: fenOfYuan(form.keep) ?? 0,
  }
}
