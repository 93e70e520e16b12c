import { compare, exact, minus, plus, times, toFen } from '../money/exact.ts'
import { rowOn, sourced } from '../money/rule-row.ts'
import type { FeeFacts } from './facts.ts'
import { type FeeOutcome, noRow } from './lines.ts'
import { areaToleranceRows } from './rules/sale-rows.ts'

/** `areaSqm` is the measured area; the price is the contract's, a square metre. */
export type AreaFacts = Pick<FeeFacts, 'on' | 'city' | 'contractAreaSqm' | 'areaSqm' | 'pricePerSqmFen'>

/**
 * What measured and contracted area settle. Up to 3 % either way at the contract's price. Beyond: the buyer may return the home; who
 * keeps it pays nothing for the part above 3 % more, and gets the part above 3 % less back twice.
 */
export function areaDifference({ on, city, contractAreaSqm, areaSqm, pricePerSqmFen }: AreaFacts): FeeOutcome[] {
  const needs = (['contractAreaSqm', 'areaSqm', 'pricePerSqmFen'] as const).filter(
    (name) => ({ contractAreaSqm, areaSqm, pricePerSqmFen })[name] === undefined,
  )
  if (contractAreaSqm === undefined || areaSqm === undefined || pricePerSqmFen === undefined) {
    return [{ rule: 'areaDifference', payer: 'buyer', needs, text: '要知道合同面积、实测面积和合同单价。' }]
  }
  const row = rowOn(areaToleranceRows, on, city)
  if (!row) return [noRow('areaDifference', 'buyer', on)]
  const percent = `${Number(row.value.share) * 100}%`
  const [contract, price] = [exact(contractAreaSqm), exact(pricePerSqmFen)]
  const difference = minus(exact(areaSqm), contract)
  const tolerated = times(contract, exact(row.value.share))
  const isMore = difference.over >= 0n
  const size = isMore ? difference : minus(exact(0), difference)
  const beyond = compare(size, tolerated) > 0
  const within = beyond ? tolerated : size
  const rest = beyond ? minus(size, tolerated) : exact(0)
  const line = { rule: 'areaDifference' as const, baseFen: pricePerSqmFen, ...sourced(row) }
  const mayReturn = `误差超过 ${percent}，买方有权退房；`
  if (isMore) {
    const note = beyond
      ? `${mayReturn}不退房的，${percent} 以内补价款，超出部分由开发企业承担、产权归买方`
      : `误差在 ${percent} 以内，按合同单价补价款`
    return [{ ...line, payer: 'buyer', amountFen: toFen(times(within, price)), note }]
  }
  // One amount, one rounding: the part within once, the part beyond twice.
  const owed = toFen(times(price, plus(within, times(exact(2), rest))))
  const note = beyond
    ? `${mayReturn}不退房的，${percent} 以内退还，超出部分双倍返还`
    : `误差在 ${percent} 以内，按合同单价退还`
  return [{ ...line, payer: 'developer', amountFen: owed, note }]
}
