import type { KnownCity, PlainDate } from '@anju/shared-types'
import type { RequestOf } from '../../../api/routes.ts'
import type { OfferedTransaction } from '../words.ts'
import { areaOf, fenOfWan } from '../yuan.ts'

export type FeeBody = RequestOf<'open.estimateFees'>['body']

/** What a person has chosen and typed so far. Anything not answered stays unknown; the reply then says what it is needed for. */
export interface FeeForm {
  city: KnownCity
  transaction?: OfferedTransaction
  use?: 'residential' | 'commercial' | 'parking'
  price: string
  area: string
  homesAfter?: '1' | '2' | '3'
  extra: boolean
  held?: 'under-2' | '2-to-5' | 'over-5'
  onlyHome?: 'yes' | 'no'
}

export const emptyForm: FeeForm = { city: 'jinan', price: '', area: '', extra: false }

export type StepName = 'what' | 'home' | 'buyer' | 'seller' | 'result'

export const stepWords: Record<StepName, string> = {
  what: '办什么',
  home: '房子',
  buyer: '买方',
  seller: '卖方',
  result: '结果',
}

/** Only what the transaction needs: no seller's page for a lost certificate. */
export function stepsOf({ transaction, use }: FeeForm): readonly StepName[] {
  if (transaction !== 'resale' && transaction !== 'new-home') return ['what', 'result']
  // Homes are counted and years are asked for homes only.
  if (use !== 'residential') return ['what', 'home', 'result']
  return transaction === 'resale' ? ['what', 'home', 'buyer', 'seller', 'result'] : ['what', 'home', 'buyer', 'result']
}

/** Why a step cannot be left yet; undefined when it can. */
export function problemsOf(
  form: FeeForm,
  step: StepName,
): { price?: string; area?: string } | 'unanswered' | undefined {
  if (step === 'what') return form.transaction && form.use ? undefined : 'unanswered'
  if (step === 'buyer') return form.homesAfter ? undefined : 'unanswered'
  if (step === 'seller') return form.held && form.onlyHome ? undefined : 'unanswered'
  if (step !== 'home') return undefined
  const price = fenOfWan(form.price) ? undefined : '请填写以万元为单位的数，例如 300 或 168.5。'
  const area = areaOf(form.area) ? undefined : '请填写建筑面积，最多两位小数，例如 89.97。'
  return price || area ? { ...(price && { price }), ...(area && { area }) } : undefined
}

/** Years as the months in the middle of what was chosen: the rules only ask for 24 and 60. */
const monthsHeld = { 'under-2': 12, '2-to-5': 36, 'over-5': 72 } as const

/** The question to the server. */
export function bodyOf(form: FeeForm, on: PlainDate): FeeBody | undefined {
  const { transaction, use } = form
  if (!transaction || !use) return undefined
  const isSale = transaction === 'resale' || transaction === 'new-home'
  return {
    on,
    city: form.city,
    transaction,
    use,
    ...(isSale && {
      priceFen: fenOfWan(form.price),
      areaSqm: areaOf(form.area),
      buyerHomesAfter: form.homesAfter ? Number(form.homesAfter) : undefined,
    }),
    ...(transaction === 'resale' && {
      heldMonths: form.held && monthsHeld[form.held],
      sellerOnlyHome: form.onlyHome && form.onlyHome === 'yes',
    }),
    ...(form.extra && { extraCertificates: 1 }),
  }
}
