import type { FeeTransaction } from '@anju/shared-types'
import { rowOn, sourced } from '../money/rule-row.ts'
import { areaDifference } from './area-difference.ts'
import { deedTaxExempt, deedTaxOnExchange, deedTaxOnGift, deedTaxOnPurchase } from './deed-tax.ts'
import { type FeeFacts, isHome } from './facts.ts'
import { giftIncomeTax, saleIncomeTax } from './income-tax.ts'
import { type FeeGap, type FeeLine, type FeeOutcome, isGap, isLine, noRow } from './lines.ts'
import { maintenanceFund } from './maintenance-fund.ts'
import { registrationFees } from './registration.ts'
import { landValueAddedTaxRows, transactionFeeRows } from './rules/sale-rows.ts'
import { stampDuty } from './stamp-duty.ts'
import { saleVat, surcharge } from './vat.ts'

export interface FeeResult {
  lines: FeeLine[]
  missing: FeeGap[]
}

/**
 * Every tax and fee of one transaction on a day, in the order in which they are paid: taxes, maintenance fund, registration,
 * certificates. A line that depends on an unknown fact is in `missing`, with the fact.
 */
export function estimateFees(facts: FeeFacts): FeeResult {
  const outcomes = [...taxesOf[facts.transaction](facts), ...registrationFees(facts)]
  return { lines: outcomes.filter(isLine), missing: outcomes.filter(isGap) }
}

const nothing = () => []

const taxesOf: Record<FeeTransaction, (facts: FeeFacts) => FeeOutcome[]> = {
  resale,
  'new-home': newHome,
  gift,
  exchange,
  inheritance: (facts) => [deedTaxExempt(facts, 'inheritance')],
  bequest: (facts) => [deedTaxOnGift(facts)],
  'divorce-division': (facts) => [deedTaxExempt(facts, 'divorce-division')],
  'spouse-change': (facts) => [deedTaxExempt(facts, 'spouse-change')],
  'area-difference': areaDifference,
  transfer: nothing,
  mortgage: nothing,
  'first-registration': nothing,
  easement: nothing,
  objection: nothing,
  correction: nothing,
  'registrar-correction': nothing,
  alteration: nothing,
  'replacement-certificate': nothing,
  cancellation: nothing,
  'advance-notice': nothing,
  seizure: nothing,
  'district-renaming': nothing,
}

/** The seller of a resale is a person; a company's sale is a matter of its books. */
function resale(facts: FeeFacts): FeeOutcome[] {
  const vat = saleVat(facts)
  const onTop = surcharge(facts, vat)
  const sellersStamp = stampDuty(facts, 'seller')
  return [
    vat,
    onTop,
    saleIncomeTax(facts, { vat, others: [onTop, sellersStamp] }),
    landValueAddedTax(facts),
    deedTaxOnPurchase(facts, vat),
    sellersStamp,
    stampDuty(facts, 'buyer'),
    ...transactionFee(facts),
  ]
}

function newHome(facts: FeeFacts): FeeOutcome[] {
  return [
    deedTaxOnPurchase(facts, undefined),
    stampDuty(facts, 'buyer'),
    maintenanceFund(facts),
    ...transactionFee(facts),
  ]
}

function gift(facts: FeeFacts): FeeOutcome[] {
  return [giftIncomeTax(facts), deedTaxOnGift(facts), stampDutyOfGift(facts, 'seller'), stampDutyOfGift(facts, 'buyer')]
}

/** Each side is seller and buyer at once; the difference alone is taxed with 契税. */
function exchange(facts: FeeFacts): FeeOutcome[] {
  return [deedTaxOnExchange(facts), stampDuty(facts, 'buyer')]
}

/** 财税〔2008〕137号 spares the sale and purchase of homes, not gifts. */
const stampDutyOfGift = (facts: FeeFacts, payer: 'seller' | 'buyer') =>
  stampDuty({ ...facts, use: 'commercial' }, payer)

function landValueAddedTax(facts: FeeFacts): FeeOutcome {
  const line = { rule: 'landValueAddedTax' as const, payer: 'seller' as const }
  if (!isHome(facts)) return { ...line, needs: [], text: '非住宅的土地增值税由税务机关按增值额核定。' }
  const row = rowOn(landValueAddedTaxRows, facts.on, facts.city)
  if (!row) return noRow('landValueAddedTax', 'seller', facts.on)
  return { ...line, amountFen: 0, ...sourced(row), note: '个人销售住房免征' }
}

/** Suspended; shown, because older guides still ask for it. */
function transactionFee(facts: FeeFacts): FeeOutcome[] {
  const row = rowOn(transactionFeeRows, facts.on, facts.city)
  if (!row) return []
  return [
    {
      rule: 'transactionFee',
      payer: 'buyer',
      amountFen: 0,
      ...sourced(row),
      note: '已停征；网签备案、资金监管免费',
    },
  ]
}
