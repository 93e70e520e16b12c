import { atRate, decimalText, dividedBy, exact, plus, times, toFen } from '../money/exact.ts'
import { rowOn, sourced, sourceOf } from '../money/rule-row.ts'
import { type FeeFacts, heldMonths, isHome } from './facts.ts'
import { type FeeGap, type FeeLine, type FeeOutcome, noRow } from './lines.ts'
import { homeVatRows, smallTaxpayerRows, surchargeRows } from './rules/sale-rows.ts'

/** VAT of a person who sells, inside the price: price / (1 + rate) × rate, rounded once. */
export function saleVat(facts: FeeFacts): FeeOutcome {
  if (!isHome(facts)) return gap([], '非住宅转让的增值税由税务机关按取得方式和年限核定。')
  const row = rowOn(homeVatRows, facts.on, facts.city)
  if (!row) return noRow('vat', 'seller', facts.on)
  const months = heldMonths(facts)
  if (months === undefined)
    return gap(['heldMonths'], '要知道卖方持有满不满 2 年（契税完税证明与产权证取较早的日期）。')
  const { rate, exemptFromMonths, caveat } = row.value
  const line = { rule: 'vat' as const, payer: 'seller' as const, ...sourced(row) }
  if (months >= exemptFromMonths) {
    return { ...line, amountFen: 0, note: `持有满 2 年，免征增值税${caveat ? `；${caveat}` : ''}` }
  }
  if (facts.priceFen === undefined) return gap(['priceFen'], '要知道成交价。')
  const share = dividedBy(exact(rate), plus(exact(1), exact(rate)))
  const amountFen = toFen(times(exact(facts.priceFen), share))
  return { ...line, baseFen: facts.priceFen - amountFen, rate, amountFen, note: '持有不满 2 年' }
}

const gap = (needs: FeeGap['needs'], text: string): FeeGap => ({
  rule: 'vat',
  payer: 'seller',
  needs,
  text,
})

/** 城市维护建设税, 教育费附加 and 地方教育附加 on the VAT that is really paid, one line, rounded once. */
export function surcharge(facts: FeeFacts, vat: FeeOutcome): FeeOutcome {
  const payer = 'seller'
  if (!('amountFen' in vat)) return { rule: 'surcharge', payer, needs: vat.needs, text: '随增值税计算。' }
  const row = rowOn(surchargeRows, facts.on, facts.city)
  if (!row) return noRow('surcharge', payer, facts.on)
  const relief = rowOn(smallTaxpayerRows, facts.on, facts.city)
  const unsure = row.unsure ?? relief?.unsure
  const from = {
    source: relief ? `${sourceOf(row)}；${sourceOf(relief)}` : sourceOf(row),
    ...(unsure && { unsure }),
  }
  if (!vat.amountFen) return { rule: 'surcharge', payer, amountFen: 0, ...from, note: '免征增值税的不征' }
  const { construction, education, localEducation } = row.value
  const whole = plus(exact(construction[facts.location ?? 'city']), plus(exact(education), exact(localEducation)))
  const rate = decimalText(times(whole, exact(relief?.value.share ?? '1')))
  return {
    rule: 'surcharge',
    payer,
    baseFen: vat.amountFen,
    rate,
    amountFen: atRate(vat.amountFen, rate),
    ...from,
    note: relief ? '城建税、教育费附加、地方教育附加，小规模纳税人减半' : '城建税、教育费附加、地方教育附加',
  } satisfies FeeLine
}
