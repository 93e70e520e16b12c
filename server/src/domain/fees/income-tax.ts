import { atRate } from '../money/exact.ts'
import { rowOn, sourced } from '../money/rule-row.ts'
import { type FeeFacts, heldMonths, isHome } from './facts.ts'
import { type FeeGap, type FeeOutcome, isLine, noRow } from './lines.ts'
import {
  giftIncomeTaxRows,
  incomeTaxAssessedRows,
  incomeTaxExemptionRows,
  incomeTaxOnGainRows,
} from './rules/sale-rows.ts'

const gap = (needs: FeeGap['needs'], text: string): FeeGap => ({ rule: 'incomeTax', payer: 'seller', needs, text })

/**
 * Income tax of a person who sells. 满五唯一 first; then 20 % of the gain when the original value is proved, else the assessed share
 * of the income. `beforeIt` are the seller's VAT, surcharge and stamp duty: VAT is not income, the others are deducted from a gain.
 */
export function saleIncomeTax(
  facts: FeeFacts,
  beforeIt: { vat: FeeOutcome; others: readonly FeeOutcome[] },
): FeeOutcome {
  const exempt = isHome(facts) ? onlyHomeOfFiveYears(facts) : false
  if (typeof exempt === 'object') return exempt
  const { priceFen } = facts
  if (priceFen === undefined) return gap(['priceFen'], '要知道成交价。')
  if (!isLine(beforeIt.vat)) return gap(beforeIt.vat.needs, '计税收入不含增值税，要先知道增值税。')
  const income = priceFen - beforeIt.vat.amountFen
  return facts.originalValueFen === undefined ? assessed(facts, income) : onGain(facts, income, beforeIt.others)
}

/** The exempt line; `false` when surely taxed; a gap when the one fact that decides is not known. */
function onlyHomeOfFiveYears(facts: FeeFacts): FeeOutcome | false {
  const row = rowOn(incomeTaxExemptionRows, facts.on, facts.city)
  if (!row) return noRow('incomeTax', 'seller', facts.on)
  const months = heldMonths(facts)
  const isLong = months === undefined ? undefined : months >= row.value.fromMonths
  if (isLong === false || facts.sellerOnlyHome === false) return false
  const needs: FeeGap['needs'] = []
  if (isLong === undefined) needs.push('heldMonths')
  if (facts.sellerOnlyHome === undefined) needs.push('sellerOnlyHome')
  if (needs.length) return gap(needs, '要知道是否自用满 5 年且是卖方家庭唯一住房（满五唯一免征）。')
  return { rule: 'incomeTax', payer: 'seller', amountFen: 0, ...sourced(row), note: '满五唯一，免征' }
}

function assessed(facts: FeeFacts, incomeFen: number): FeeOutcome {
  if (!isHome(facts)) return gap(['originalValueFen'], '非住宅要提供购房原值凭证，或由税务机关核定。')
  const row = rowOn(incomeTaxAssessedRows, facts.on, facts.city)
  if (!row) return noRow('incomeTax', 'seller', facts.on)
  const { rate } = row.value
  return {
    rule: 'incomeTax',
    payer: 'seller',
    baseFen: incomeFen,
    rate,
    amountFen: atRate(incomeFen, rate),
    ...sourced(row),
    note: '不能提供完整原值凭证的，按收入核定；能提供的按差额的 20%',
  }
}

function onGain(facts: FeeFacts, incomeFen: number, others: readonly FeeOutcome[]): FeeOutcome {
  const row = rowOn(incomeTaxOnGainRows, facts.on, facts.city)
  if (!row) return noRow('incomeTax', 'seller', facts.on)
  const taxes = others.filter(isLine).reduce((sum, line) => sum + line.amountFen, 0)
  const gain = Math.max(0, incomeFen - (facts.originalValueFen ?? 0) - taxes - (facts.deductibleFen ?? 0))
  const { rate } = row.value
  return {
    rule: 'incomeTax',
    payer: 'seller',
    baseFen: gain,
    rate,
    amountFen: atRate(gain, rate),
    ...sourced(row),
    note: gain ? '收入减原值、税金和合理费用后的所得' : '没有所得，不缴纳',
  }
}

/** The one who receives a gift: spared when close kin or supporter of the giver. */
export function giftIncomeTax(facts: FeeFacts): FeeOutcome {
  const row = rowOn(giftIncomeTaxRows, facts.on, facts.city)
  const line = { rule: 'incomeTax' as const, payer: 'buyer' as const }
  if (!row) return noRow('incomeTax', 'buyer', facts.on)
  if (facts.relation === undefined) return { ...line, needs: ['relation'], text: '要知道受赠人与赠与人的关系。' }
  if (facts.relation !== 'other') {
    return { ...line, amountFen: 0, ...sourced(row), note: '近亲属、抚养人或赡养人之间的赠与免征' }
  }
  if (facts.priceFen === undefined) return { ...line, needs: ['priceFen'], text: '要知道税务机关核定的价格。' }
  const base = Math.max(0, facts.priceFen - (facts.deductibleFen ?? 0))
  const { rate } = row.value
  return {
    ...line,
    baseFen: base,
    rate,
    amountFen: atRate(base, rate),
    ...sourced(row),
    note: '受赠人按受赠所得缴纳',
  }
}
