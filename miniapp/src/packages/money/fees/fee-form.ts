import type { FeeTransaction, FeeUse, PlainDate } from '@anju/shared-types'
import type { RequestOf } from '../../../api/routes.ts'
import { type ServedCity, servedCity } from '../words.ts'
import { areaOf, fenOfWan, wanOf } from '../yuan.ts'

export type FeeBody = RequestOf<'open.estimateFees'>['body']
export type Relation = NonNullable<FeeBody['relation']>

/** What a person has chosen and typed so far. Anything not answered stays unknown; the reply then says what it is needed for. */
export interface FeeForm {
  city?: ServedCity
  transaction?: FeeTransaction
  use?: FeeUse
  price: string
  /** Price of the home given in exchange. */
  otherPrice: string
  area: string
  homesAfter?: '1' | '2' | '3'
  extra: boolean
  held?: keyof typeof monthsHeld
  onlyHome?: 'yes' | 'no'
  relation?: Relation
}

export const emptyForm: FeeForm = { price: '', otherPrice: '', area: '', extra: false }

export type StepName = 'what' | 'home' | 'buyer' | 'seller' | 'kin' | 'result'

export const stepWords: Record<StepName, string> = {
  what: '办什么',
  home: '房子',
  buyer: '买方',
  seller: '卖方',
  kin: '关系',
  result: '结果',
}

/** What a transaction asks beyond what and which kind of home; the others need nothing more. */
const asks: Partial<Record<FeeTransaction, readonly StepName[]>> = {
  resale: ['home', 'buyer', 'seller'],
  'new-home': ['home', 'buyer'],
  exchange: ['home', 'buyer'],
  gift: ['home', 'kin'],
  bequest: ['home'],
}
/** Homes are counted and years are asked for homes only. */
const ofHomesOnly: readonly StepName[] = ['buyer', 'seller']

/** Only what the transaction needs: no seller's page for a lost certificate. */
export function stepsOf({ transaction, use }: FeeForm): readonly StepName[] {
  const between = (transaction && asks[transaction]) ?? []
  return ['what', ...between.filter((step) => use === 'residential' || !ofHomesOnly.includes(step)), 'result']
}

/** The price decides alone where no home relief depends on the size. */
export const needsArea = ({ transaction }: FeeForm): boolean => transaction !== 'gift' && transaction !== 'bequest'

export interface FieldProblems {
  price?: string
  otherPrice?: string
  area?: string
}

/** Why a step cannot be left yet; undefined when it can. */
export function problemsOf(form: FeeForm, step: StepName): FieldProblems | 'unanswered' | undefined {
  if (step === 'what') return form.city && form.transaction && form.use ? undefined : 'unanswered'
  if (step === 'buyer') return form.homesAfter ? undefined : 'unanswered'
  if (step === 'seller') return form.held && form.onlyHome ? undefined : 'unanswered'
  if (step === 'kin') return form.relation ? undefined : 'unanswered'
  return step === 'home' ? homeProblems(form) : undefined
}

const amountProblem = '请填写以万元为单位的数，例如 300 或 168.5。'

function homeProblems(form: FeeForm): FieldProblems | undefined {
  const problems: FieldProblems = {
    ...(!fenOfWan(form.price) && { price: amountProblem }),
    ...(form.transaction === 'exchange' && !fenOfWan(form.otherPrice) && { otherPrice: amountProblem }),
    ...(needsArea(form) && !areaOf(form.area) && { area: '请填写建筑面积，最多两位小数，例如 89.97。' }),
  }
  return Object.keys(problems).length > 0 ? problems : undefined
}

/** Years as the months in the middle of what was chosen: the rules only ask for 24 and 60. */
const monthsHeld = { 'under-2': 12, '2-to-5': 36, 'over-5': 72 } as const

/** The question to the server. */
export function bodyOf(form: FeeForm, on: PlainDate): FeeBody | undefined {
  const { city, transaction, use } = form
  if (!city || !transaction || !use) return undefined
  const steps = stepsOf(form)
  return {
    ...{ on, city, transaction, use },
    ...(steps.includes('home') && {
      priceFen: fenOfWan(form.price),
      ...(needsArea(form) && { areaSqm: areaOf(form.area) }),
      ...(transaction === 'exchange' && { otherPriceFen: fenOfWan(form.otherPrice) }),
    }),
    ...(steps.includes('buyer') && { buyerHomesAfter: form.homesAfter ? Number(form.homesAfter) : undefined }),
    ...(steps.includes('seller') && {
      heldMonths: form.held && monthsHeld[form.held],
      sellerOnlyHome: form.onlyHome && form.onlyHome === 'yes',
    }),
    ...(steps.includes('kin') && { relation: form.relation }),
    ...(form.extra && steps.includes('buyer') && { extraCertificates: 1 }),
  }
}

/** The form that would ask this; undefined when the question holds something that these pages do not ask. */
export function formOf(body: FeeBody): FeeForm | undefined {
  const city = servedCity(body.city)
  if (!city) return undefined
  const { transaction, use, heldMonths, sellerOnlyHome, buyerHomesAfter: homes } = body
  const held = (Object.keys(monthsHeld) as (keyof typeof monthsHeld)[]).find((one) => monthsHeld[one] === heldMonths)
  const form: FeeForm = {
    ...emptyForm,
    ...{ city, transaction, use, held, relation: body.relation },
    extra: body.extraCertificates === 1,
    ...(body.priceFen !== undefined && { price: wanOf(body.priceFen) }),
    ...(body.otherPriceFen !== undefined && { otherPrice: wanOf(body.otherPriceFen) }),
    ...(body.areaSqm !== undefined && { area: String(body.areaSqm) }),
    ...(homes !== undefined && { homesAfter: homes === 1 || homes === 2 ? (`${homes}` as const) : '3' }),
    ...(sellerOnlyHome !== undefined && { onlyHome: sellerOnlyHome ? 'yes' : 'no' }),
  }
  return sameQuestion(bodyOf(form, body.on), body) ? form : undefined
}

function sameQuestion(one: FeeBody | undefined, other: FeeBody): boolean {
  const text = (body: FeeBody | undefined) =>
    JSON.stringify(
      Object.entries(body ?? {})
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, String(value)])
        .sort(),
    )
  return text(one) === text(other)
}
