import type { LoanCity, PlainDate } from '@anju/shared-types'
import type { RequestOf } from '../../../api/routes.ts'
import { fenOfWan, fenOfYuan, wholeOf } from '../yuan.ts'

export type QuotaBody = RequestOf<'open.loanQuota'>['body']

export interface BorrowerForm {
  months: string
  /** In yuan, as the account shows it. */
  balance: string
  supplementary: string
  base: string
  age: string
  gender?: 'male' | 'female'
}

export type Extra = 'children' | 'green' | 'policy' | 'completed'

export interface QuotaForm {
  city?: LoanCity
  homeNumber: '1' | '2'
  borrowers: readonly BorrowerForm[]
  price: string
  downPayment: string
  years: string
  debt: string
  extras: readonly Extra[]
}

export const emptyBorrower: BorrowerForm = { months: '', balance: '', supplementary: '', base: '', age: '' }

export const emptyQuota: QuotaForm = {
  homeNumber: '1',
  borrowers: [emptyBorrower],
  price: '',
  downPayment: '',
  years: '30',
  debt: '',
  extras: [],
}

/** The question with nobody's figures yet: its answer names what the city's rules look at. */
export function firstBody({ city, homeNumber, borrowers }: QuotaForm, on: PlainDate): QuotaBody | undefined {
  return city && { city, on, homeNumber: Number(homeNumber), borrowers: borrowers.map(() => ({})) }
}

/** What a city's rules look at, of the borrowers and of the loan. */
export interface Looked {
  balance: boolean
  base: boolean
}

export const lookedAt = (missing: readonly { needs: readonly string[] }[] = []): Looked => {
  const needs = new Set(missing.flatMap((one) => one.needs))
  return { balance: needs.has('borrowers.balanceFen'), base: needs.has('borrowers.monthlyBaseFen') }
}

const amountWrong = '请填写以元为单位的数，最多两位小数。'

export type BorrowerProblems = Partial<Record<keyof BorrowerForm, string>>

/** What is wrong with a borrower's figures. Only those that the city looks at are wanted; the rest may stay empty. */
export function borrowerProblems(borrower: BorrowerForm, looked: Looked): BorrowerProblems {
  const { months, balance, supplementary, base, age } = borrower
  return {
    ...(wholeOf(months, 0, 720) === undefined && { months: '请填写月数，例如 36。' }),
    ...(looked.balance && fenOfYuan(balance) === undefined && { balance: amountWrong }),
    ...(supplementary && fenOfYuan(supplementary) === undefined && { supplementary: amountWrong }),
    ...(looked.base && fenOfYuan(base) === undefined && { base: amountWrong }),
    ...(age && wholeOf(age, 16, 120) === undefined && { age: '请填写周岁，例如 35。' }),
  }
}

export interface HomeProblems {
  price?: string
  downPayment?: string
  debt?: string
}

export function homeProblems({ price, downPayment, debt }: QuotaForm): HomeProblems {
  const wrong = '请填写以万元为单位的数，例如 200 或 168.5。'
  return {
    ...(!fenOfWan(price) && { price: wrong }),
    ...(downPayment && fenOfWan(downPayment) === undefined && { downPayment: wrong }),
    ...(debt && fenOfYuan(debt) === undefined && { debt: amountWrong }),
  }
}

/** The whole question. */
export function bodyOf(form: QuotaForm, on: PlainDate): QuotaBody | undefined {
  const first = firstBody(form, on)
  if (!first) return undefined
  const has = (extra: Extra) => form.extras.includes(extra) || undefined
  return {
    ...first,
    borrowers: form.borrowers.map(({ months, balance, supplementary, base, age, gender }) => ({
      contributionMonths: wholeOf(months, 0, 720),
      balanceFen: fenOfYuan(balance),
      supplementaryBalanceFen: fenOfYuan(supplementary),
      monthlyBaseFen: fenOfYuan(base),
      age: wholeOf(age, 16, 120),
      gender,
    })),
    priceFen: fenOfWan(form.price),
    downPaymentFen: fenOfWan(form.downPayment),
    years: Number(form.years),
    monthlyDebtFen: fenOfYuan(form.debt),
    // The rules ask for two; more than two changes nothing.
    minorChildren: has('children') && 2,
    greenBuilding: has('green'),
    policyHome: has('policy'),
    completedHome: has('completed'),
  }
}
