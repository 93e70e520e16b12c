import { type PlainDate, plainDate } from '@anju/shared-types'
import { monthsLater } from '../calendar/civil-periods.ts'
import { dividedBy, exact, times, toFen } from '../money/exact.ts'
import { type RuleRow, rowOn, sourceOf, UNSURE_NOTE } from '../money/rule-row.ts'

const d = plainDate

/** 换房退税: a home is sold and another bought within so many months. The day of the sale picks the row. */
export const swapRefundRows: readonly RuleRow<{ buyWithinMonths: number }>[] = [
  {
    id: 'swap-refund-2022',
    effectiveFrom: d('2022-10-01'),
    effectiveTo: d('2023-12-31'),
    basis: { document: '财政部 税务总局公告2022年第30号' },
    decidedOn: '出售之日',
    // The period is confirmed, the number of the notice is not.
    unsure: true,
    value: { buyWithinMonths: 12 },
  },
  {
    id: 'swap-refund-2024',
    effectiveFrom: d('2024-01-01'),
    effectiveTo: d('2025-12-31'),
    basis: { document: '财政部 税务总局 住房城乡建设部公告2023年第28号' },
    decidedOn: '出售之日',
    unsure: true,
    value: { buyWithinMonths: 12 },
  },
  {
    id: 'swap-refund-2026',
    effectiveFrom: d('2026-01-01'),
    effectiveTo: d('2027-12-31'),
    basis: { document: '财政部 税务总局 住房城乡建设部公告2026年第3号' },
    decidedOn: '出售之日',
    value: { buyWithinMonths: 12 },
  },
]

export interface SwapFacts {
  /** Income tax that was paid on the sale. */
  incomeTaxPaidFen: number
  oldPriceFen: number
  /** 网签 price of the new home. */
  newPriceFen: number
  soldOn: PlainDate
  boughtOn: PlainDate
  /** The same 地级市, its whole territory. */
  sameCity: boolean
  /** The seller is an owner of the new home, or one of them. */
  sharedOwner: boolean
}

export interface SwapRefund {
  amountFen: number
  /** Last day to buy; absent when no notice covers the sale. */
  buyBefore?: PlainDate
  reasons: { met: boolean; text: string }[]
  source: string
}

/** The income tax that comes back: all of it when the new home is not cheaper, else its share of the price; every condition with its answer. */
export function swapRefund(facts: SwapFacts): SwapRefund {
  const row = rowOn(swapRefundRows, facts.soldOn)
  if (!row) {
    const text = `${facts.soldOn} 出售的住房不在已收录的换房退税政策期间内`
    return { amountFen: 0, reasons: [{ met: false, text }], source: UNSURE_NOTE }
  }
  const buyBefore = monthsLater(facts.soldOn, row.value.buyWithinMonths)
  const isInTime = facts.soldOn <= facts.boughtOn && facts.boughtOn <= buyBefore
  const reasons = [
    { met: true, text: `${facts.soldOn} 出售，在政策期间内` },
    { met: isInTime, text: `要先卖后买，最晚 ${buyBefore} 买入；买入日期是 ${facts.boughtOn}` },
    { met: facts.sameCity, text: '新旧住房要在同一地级市' },
    { met: facts.sharedOwner, text: '卖方要是新住房的产权人之一' },
  ]
  const isDue = reasons.every((reason) => reason.met)
  const isCheaper = facts.newPriceFen < facts.oldPriceFen
  if (isDue && isCheaper) reasons.push({ met: true, text: '新住房价格较低，按新旧价格的比例退' })
  const share = isCheaper ? dividedBy(exact(facts.newPriceFen), exact(facts.oldPriceFen)) : exact(1)
  return {
    amountFen: isDue ? toFen(times(exact(facts.incomeTaxPaidFen), share)) : 0,
    buyBefore,
    reasons,
    source: sourceOf(row),
  }
}
