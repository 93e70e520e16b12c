import { type LoanCity, plainDate } from '@anju/shared-types'
import type { RuleRow } from '../../money/rule-row.ts'

const d = plainDate
const WAN_FEN = 1_000_000

/** An amount by whether one or more people contribute. `null` = not known. */
export interface ByBorrowers {
  one: number | null
  more: number | null
}

/** What lifts a cap, as a share of it; shares add up, to `most` together. */
export interface Uplifts {
  firstHome?: string
  children?: { from: number; share: string }
  greenBuilding?: string
  policyHome?: string
  completedHome?: string
  most: string
  /** Which share each of them gives was not confirmed. */
  unsure?: true
}

/** How one city computes the quota: only the lines that it has. The smallest line counts, floored. */
export interface QuotaRule {
  /** Whole years of contribution × this; a part year counts as a whole one. Of a couple the longer. */
  perYearFen?: number
  /** Balance × `times`; a balance below the floor counts as the floor. */
  balance?: {
    times: { first: string; second: string }
    supplementaryTimes?: string
    floorFen?: number
    /** 经济适用房 and the like. */
    policyHome?: { times: string; floorFen: number }
    unsure?: true
  }
  /**
   * `total`: wage base × share × 12 × years is the loan. `payment`: the monthly payment is at most share × wage base.
   */
  repayment?: { share: string; as: 'total' | 'payment'; unsure?: true }
  cap: { first: ByBorrowers; second: ByBorrowers; unsure?: 'one' | 'all' }
  uplifts?: Uplifts
  /** Fixed amounts on top of the cap (北京), to a total. */
  extras?: { children: { from: number; fen: number }; most: { first: number; second: number } }
  /** Least months of contribution without a break. */
  gateMonths: number
  floorToFen: number
}

export type QuotaRow = RuleRow<QuotaRule> & { city: LoanCity }

/** 建金〔2014〕148号. */
const gateMonths = 6
const floorToFen = 100_000
const same = (wan: number): ByBorrowers => ({ one: wan * WAN_FEN, more: wan * WAN_FEN })

export const loanQuotaRows: readonly QuotaRow[] = [
  {
    id: 'quota-beijing-2025',
    city: 'beijing',
    effectiveFrom: d('2025-08-09'),
    basis: { document: '北京 2025-08-08 通知' },
    decidedOn: '申请之日',
    value: {
      perYearFen: 15 * WAN_FEN,
      cap: { first: same(120), second: same(100) },
      // Of green buildings the notice's own figure is not known; the totals hold with it.
      extras: { children: { from: 2, fen: 40 * WAN_FEN }, most: { first: 160 * WAN_FEN, second: 140 * WAN_FEN } },
      gateMonths,
      floorToFen,
    },
  },
  {
    id: 'quota-shanghai-2026',
    city: 'shanghai',
    effectiveFrom: d('2026-02-26'),
    basis: { document: '上海 2026-02-25 通知（沪七条）' },
    decidedOn: '申请之日',
    value: {
      balance: { times: { first: '30', second: '30' }, supplementaryTimes: '10' },
      repayment: { share: '0.4', as: 'total' },
      // One person's cap after 2026-02-26 and the caps of a second home were not found.
      cap: { first: { one: 120 * WAN_FEN, more: 240 * WAN_FEN }, second: { one: null, more: null }, unsure: 'one' },
      // Together at most 35 %: 240 -> 324. The shares of each were not confirmed.
      uplifts: { children: { from: 2, share: '0.2' }, greenBuilding: '0.15', most: '0.35', unsure: true },
      gateMonths,
      floorToFen,
    },
  },
  {
    id: 'quota-shenzhen-2025',
    city: 'shenzhen',
    effectiveFrom: d('2025-03-24'),
    basis: { document: '深圳 2025-03-24 通知' },
    decidedOn: '申请之日',
    value: {
      balance: { times: { first: '14', second: '14' }, unsure: true },
      repayment: { share: '0.5', as: 'payment', unsure: true },
      cap: { first: { one: 60 * WAN_FEN, more: 110 * WAN_FEN }, second: { one: 60 * WAN_FEN, more: 110 * WAN_FEN } },
      uplifts: { firstHome: '0.4', children: { from: 2, share: '0.5' }, policyHome: '0.2', most: '1.1' },
      gateMonths,
      floorToFen,
    },
  },
  {
    id: 'quota-qingdao',
    city: 'qingdao',
    effectiveFrom: d('2020-01-01'),
    basis: { document: '青岛市住房公积金管理中心公布的计算办法（未注明日期）' },
    decidedOn: '申请之日',
    unsure: true,
    value: {
      balance: {
        times: { first: '15', second: '10' },
        floorFen: 500_000,
        policyHome: { times: '20', floorFen: 1_000_000 },
      },
      cap: { first: { one: null, more: null }, second: { one: null, more: null } },
      gateMonths,
      floorToFen,
    },
  },
  {
    id: 'quota-jinan-2025',
    city: 'jinan',
    effectiveFrom: d('2025-04-01'),
    basis: { document: '济南 2025-04-01 起规定' },
    decidedOn: '申请之日',
    value: {
      balance: { times: { first: '15', second: '15' }, unsure: true },
      repayment: { share: '0.4', as: 'total', unsure: true },
      cap: { first: { one: 60 * WAN_FEN, more: 100 * WAN_FEN }, second: { one: 60 * WAN_FEN, more: 100 * WAN_FEN } },
      uplifts: { completedHome: '0.1', most: '0.1' },
      gateMonths,
      floorToFen,
    },
  },
]
