import type { PlainDate } from '@anju/shared-types'

/** A fact, or that nobody could say (D3). */
export type Known<T> = T | 'unknown'

/** Who ordered a seizure; the longest term differs. */
export type SeizedBy = 'court' | 'police' | 'procuratorate' | 'supervision' | 'tax' | 'other'

interface Entry {
  id: string
  /** Place in the book: the smaller was registered first. */
  order: number
  registeredOn: PlainDate
  /** The day on which the book struck it out; what lapsed by itself may still stand there without it. */
  endedOn?: PlainDate
  /** Who holds the right or ordered it, as it may be shown. */
  holder?: string
  /** Equal to one of `acquirers` when the holder is the one who acquires now; never shown. */
  holderKey?: string
  /** Where it was said; absent: the register. */
  source?: string
}

export interface Seizure extends Entry {
  kind: 'seizure' | 'pre-seizure'
  by: SeizedBy
  document?: string
  /** Last day as the order names it. */
  until?: PlainDate
  /** Length as the order names it; a waiting seizure counts it from the day it begins to act. */
  termMonths?: number
  renewals: readonly { registeredOn: PlainDate; until: PlainDate }[]
  /** Of a pre-seizure: the buyer whose future right is seized. */
  debtorKey?: string
}

/** Something on a home that may stand in the way, as the register or another office says it. */
export type Restriction =
  | Seizure
  | (Entry & { kind: 'mortgage'; isMaximum: boolean; hasTransferBan: Known<boolean>; amountFen?: number })
  /** `suedOn`: the applicant has shown that a suit was filed; absent: not shown so far. */
  | (Entry & { kind: 'objection'; suedOn?: PlainDate })
  /** `registrableOn`: since when the final registration could be applied for; absent: not yet. */
  | (Entry & { kind: 'advance-notice'; registrableOn?: Known<PlainDate> })
  | (Entry & { kind: 'mortgage-advance-notice'; registrableOn?: Known<PlainDate>; debtorKey?: string })
  | (Entry & { kind: 'residence'; mayBeLet: Known<boolean>; until?: PlainDate })
  | (Entry & { kind: 'easement'; until?: PlainDate })
  | (Entry & { kind: 'expropriation'; until?: PlainDate })
  | (Entry & { kind: 'policy-lock'; until?: PlainDate })
  | (Entry & { kind: 'sale-lock'; until?: PlainDate })
  | (Entry & { kind: 'illegal-building' })
  | (Entry & { kind: 'auction' })
export type RestrictionKind = Restriction['kind']

/** What is not on the home but with the people: asked elsewhere, so each may be left out (then it is listed as not asked). */
export const circumstances = {
  'co-owner-missing': '共有人没有全部同意',
  preemption: '按份共有人的优先购买权',
  'minor-owner': '权利人未成年',
  'dishonest-buyer': '买方是失信被执行人',
  'account-frozen': '账户冻结',
} as const
export type Circumstance = keyof typeof circumstances

export const restrictionLabels: Record<RestrictionKind, string> = {
  seizure: '查封',
  'pre-seizure': '预查封',
  mortgage: '抵押',
  objection: '异议登记',
  'advance-notice': '预告登记',
  'mortgage-advance-notice': '抵押预告登记',
  residence: '居住权',
  easement: '地役权',
  expropriation: '征收范围',
  'policy-lock': '限制交易',
  'sale-lock': '网签锁定',
  'illegal-building': '违法建筑',
  auction: '司法拍卖',
}
