import { atRate, compare, exact } from '../money/exact.ts'
import { rowOn, sourced } from '../money/rule-row.ts'
import { type FeeFacts, isCompany, isHome } from './facts.ts'
import { type FeeGap, type FeeOutcome, noRow } from './lines.ts'
import {
  type DeedTaxExemption,
  type DeedTaxRelief,
  deedTaxBaseRows,
  deedTaxExemptionRows,
  deedTaxReliefRows,
} from './rules/sale-rows.ts'

const gap = (needs: FeeGap['needs'], text: string): FeeGap => ({ rule: 'deedTax', payer: 'buyer', needs, text })

/** 契税 of a buyer. The base is the price without VAT; of an exempt seller nothing is subtracted (公告2021年第23号). */
export function deedTaxOnPurchase(facts: FeeFacts, vat: FeeOutcome | undefined): FeeOutcome {
  if (facts.priceFen === undefined) return gap(['priceFen'], '要知道成交价。')
  const known = vat && 'amountFen' in vat ? vat.amountFen : undefined
  const vatFen = vat ? known : facts.vatFen
  const base = facts.priceFen - Math.min(vatFen ?? 0, facts.priceFen)
  return onBase(facts, base, baseNote(facts, vat, vatFen))
}

function baseNote(
  { transaction }: FeeFacts,
  vat: FeeOutcome | undefined,
  vatFen: number | undefined,
): string | undefined {
  if (vatFen) return '计税依据已扣除增值税'
  if (vatFen === 0) return vat ? '卖方免征增值税，计税依据不扣减' : undefined
  return transaction === 'new-home'
    ? '按不含税价计算；合同价含税的，请填写合同载明的增值税额'
    : '卖方是否缴纳增值税未知，按不扣减计算，是最高数'
}

/** 互换: the difference, paid by whoever gives the cheaper home; equal prices pay nothing (契税法 4). */
export function deedTaxOnExchange(facts: FeeFacts): FeeOutcome {
  if (facts.priceFen === undefined) return gap(['priceFen'], '要知道换入房屋的价格。')
  if (facts.otherPriceFen === undefined) return gap(['otherPriceFen'], '要知道换出房屋的价格。')
  const difference = facts.priceFen - facts.otherPriceFen
  if (difference > 0) return onBase(facts, difference, '按互换的差额计税')
  const row = rowOn(deedTaxBaseRows, facts.on, facts.city)
  if (!row) return noRow('deedTax', 'buyer', facts.on)
  const note = difference ? '换出的房屋价格更高，由对方按差额缴纳' : '互换价格相等，免征'
  return { rule: 'deedTax', payer: 'buyer', baseFen: 0, amountFen: 0, source: '契税法第四条、第六条', note }
}

/** 赠与 and 遗赠 to somebody who is no heir by law: the assessed price at the full rate, without home relief. */
export function deedTaxOnGift(facts: FeeFacts): FeeOutcome {
  if (facts.priceFen === undefined) return gap(['priceFen'], '要知道税务机关核定的价格。')
  return atBaseRate(facts, facts.priceFen, '赠与、受遗赠按全额税率，不享受住房优惠')
}

/** Changes that 契税法 6 and its notices exempt. */
export function deedTaxExempt({ on, city }: FeeFacts, matter: DeedTaxExemption): FeeOutcome {
  const rows = deedTaxExemptionRows.filter((row) => row.matter === matter)
  const row = rowOn(rows, on, city)
  if (!row) return noRow('deedTax', 'applicant', on)
  return { rule: 'deedTax', payer: 'applicant', amountFen: 0, ...sourced(row), note: row.value.why }
}

function onBase(facts: FeeFacts, baseFen: number, note?: string): FeeOutcome {
  if (!isHome(facts)) return atBaseRate(facts, baseFen, join('非住宅不享受住房优惠', note))
  if (isCompany(facts)) return atBaseRate(facts, baseFen, join('单位购买不享受住房优惠', note))
  const row = rowOn(deedTaxReliefRows, facts.on, facts.city)
  if (!row) return noRow('deedTax', 'buyer', facts.on)
  const { buyerHomesAfter: homes, areaSqm } = facts
  if (homes === undefined) return gap(['buyerHomesAfter'], '要知道买方家庭（本人、配偶、未成年子女）购买后有几套住房。')
  const bands = homes === 1 ? row.value.onlyHome : homes === 2 ? row.value.secondHome : null
  if (!bands)
    return atBaseRate(facts, baseFen, join(homes === 2 ? '当地第二套住房不享受优惠' : '第三套及以上不享受优惠', note))
  if (areaSqm === undefined) return gap(['areaSqm'], '要知道建筑面积。')
  const small = isSmall(areaSqm, row.value)
  const rate = small ? bands.small : bands.large
  const size = `${row.value.smallUpToSqm} 平方米${small ? '及以下' : '以上'}`
  const why = `${homes === 1 ? '家庭唯一住房' : '家庭第二套住房'}，${size}`
  return {
    rule: 'deedTax',
    payer: 'buyer',
    baseFen,
    rate,
    amountFen: atRate(baseFen, rate),
    ...sourced(row),
    note: join(why, note),
  }
}

/** 140.00 is still the low band: 140平方米及以下. */
const isSmall = (areaSqm: string, { smallUpToSqm }: DeedTaxRelief) => compare(exact(areaSqm), exact(smallUpToSqm)) <= 0

function atBaseRate(facts: FeeFacts, baseFen: number, note: string): FeeOutcome {
  const row = rowOn(deedTaxBaseRows, facts.on, facts.city)
  if (!row) return noRow('deedTax', 'buyer', facts.on)
  const { rate } = row.value
  return {
    rule: 'deedTax',
    payer: 'buyer',
    baseFen,
    rate,
    amountFen: atRate(baseFen, rate),
    ...sourced(row),
    note,
  }
}

const join = (...parts: (string | undefined)[]) => parts.filter(Boolean).join('；')
