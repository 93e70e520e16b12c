import { compare, exact, minus, plus, times, toFen } from '../money/exact.ts'
import type { FeeOutcome } from './lines.ts'

/** 商品房销售管理办法 20, where the contract says nothing else. */
const source = '商品房销售管理办法第二十条（合同另有约定的从约定）'
const TOLERANCE = '0.03'

export interface AreaFacts {
  contractAreaSqm?: string
  /** Measured. */
  areaSqm?: string
  /** Contract price a square metre. */
  pricePerSqmFen?: number
}

/**
 * What measured and contracted area settle. Up to 3 % either way at the contract's price. Beyond: the buyer may return the home; who
 * keeps it pays nothing for the part above 3 % more, and gets the part above 3 % less back twice.
 */
export function areaDifference({ contractAreaSqm, areaSqm, pricePerSqmFen }: AreaFacts): FeeOutcome[] {
  const needs = (['contractAreaSqm', 'areaSqm', 'pricePerSqmFen'] as const).filter(
    (name) => ({ contractAreaSqm, areaSqm, pricePerSqmFen })[name] === undefined,
  )
  if (contractAreaSqm === undefined || areaSqm === undefined || pricePerSqmFen === undefined) {
    return [{ rule: 'areaDifference', payer: 'buyer', needs, text: '要知道合同面积、实测面积和合同单价。' }]
  }
  const [contract, price] = [exact(contractAreaSqm), exact(pricePerSqmFen)]
  const difference = minus(exact(areaSqm), contract)
  const tolerated = times(contract, exact(TOLERANCE))
  const isMore = difference.over >= 0n
  const size = isMore ? difference : minus(exact(0), difference)
  const beyond = compare(size, tolerated) > 0
  const within = beyond ? tolerated : size
  const rest = beyond ? minus(size, tolerated) : exact(0)
  const line = { rule: 'areaDifference' as const, baseFen: pricePerSqmFen, source }
  const mayReturn = '误差超过 3%，买方有权退房；'
  if (isMore) {
    const note = beyond
      ? `${mayReturn}不退房的，3% 以内补价款，超出部分由开发企业承担、产权归买方`
      : '误差在 3% 以内，按合同单价补价款'
    return [{ ...line, payer: 'buyer', amountFen: toFen(times(within, price)), note }]
  }
  // One amount, one rounding: the part within once, the part beyond twice.
  const owed = toFen(times(price, plus(within, times(exact(2), rest))))
  const note = beyond ? `${mayReturn}不退房的，3% 以内退还，超出部分双倍返还` : '误差在 3% 以内，按合同单价退还'
  return [{ ...line, payer: 'developer', amountFen: owed, note }]
}
