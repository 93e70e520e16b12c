import type { RequestOf } from '../../../api/routes.ts'
import { fenOfWan, percentOf, wholeOf } from '../yuan.ts'

export type PrepayBody = RequestOf<'open.prepayment'>['body']

export interface PrepayForm {
  balance: string
  months: string
  rate: string
  prepay: string
  method: 'annuity' | 'linear'
  keep: 'term' | 'payment'
}

export const emptyPrepay: PrepayForm = {
  balance: '',
  months: '',
  rate: '',
  prepay: '',
  method: 'annuity',
  keep: 'payment',
}

export type PrepayProblems = Partial<Record<'balance' | 'months' | 'rate' | 'prepay', string>>

export function prepayProblems({ balance, months, rate, prepay }: PrepayForm): PrepayProblems {
  const wan = '请填写以万元为单位的数，例如 80 或 62.5。'
  const [owed, part] = [fenOfWan(balance), fenOfWan(prepay)]
  return {
    ...(!owed && { balance: wan }),
    ...(wholeOf(months, 1, 480) === undefined && { months: '请填写还剩的月数，例如 240。' }),
    ...(percentOf(rate) === undefined && { rate: '请填写年利率，例如 2.6。' }),
    ...(!part && { prepay: wan }),
    ...(owed && part && part >= owed && { prepay: '要比还欠的少；全部还清请按结清办理。' }),
  }
}

/** The question; undefined while something is wrong. */
export function bodyOf(form: PrepayForm): PrepayBody | undefined {
  const [balanceFen, prepayFen] = [fenOfWan(form.balance), fenOfWan(form.prepay)]
  const [monthsLeft, annualRatePercent] = [wholeOf(form.months, 1, 480), percentOf(form.rate)]
  if (Object.keys(prepayProblems(form)).length > 0) return undefined
  if (!balanceFen || !prepayFen || !monthsLeft || !annualRatePercent) return undefined
  return { balanceFen, prepayFen, monthsLeft, annualRatePercent, method: form.method, keep: form.keep }
}
