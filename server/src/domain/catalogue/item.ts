import type { FeeTransaction, PlainDate } from '@anju/shared-types'

/** How sure we are of a fact of the files: `unsure` is shown with 以当地公布为准. */
export type Confidence = 'sure' | 'likely' | 'unsure'

/** A law or notice of laws.json with the article that says so. */
export interface Basis {
  law: string
  article?: string
  confidence?: Confidence
  note?: string
}

export type LimitUnit = 'minute' | 'workingHour' | 'workingDay' | 'day' | 'month' | 'instant'

/** A time limit. `instant` has no count. */
export interface Limit {
  count?: number
  unit: LimitUnit
  /** From when it runs, in words: 受理之日. */
  from?: string
  /** For which cases, when one item has several: 工业项目. */
  applies?: string
  basis?: Basis
  confidence?: Confidence
  note?: string
}

export type ItemKind = 'trade' | 'registration' | 'fund'
/** `internal`: no citizen applies; offices do it among themselves. */
export type ItemChannel = 'online' | 'window' | 'both' | 'instant' | 'internal'
/** `order`: by order of a court or another authority only. */
export type ApplicantKind = 'one' | 'both' | 'enterprise' | 'order' | 'office'

/** Title of a question and the answers that fit; several titles must all fit. */
export type Condition = Readonly<Record<string, readonly string[]>>

export interface Question {
  title: string
  ask: string
  why?: string
  options: readonly string[]
  when?: Condition
}

/**
 * What happens when it is missing. `deferrable`: may be brought later (容缺受理). `promise`: a written promise takes its place for good
 * (告知承诺). `key`: without it the item cannot be accepted.
 */
export type IfMissing = 'deferrable' | 'promise' | 'key'

export interface Material {
  /** The same paper has the same id in every item, so that it need not be asked for twice. */
  id: string
  name: string
  form?: string
  when?: Condition
  why: string
  basis: Basis
  /** Office of offices.json that already holds what the paper says. */
  heldBy?: string
  /** Whether it need not be brought where that office is connected. */
  waivable: boolean
  ifMissing: IfMissing
  /** Filled in by the system; the applicant only signs. */
  bySystem?: boolean
  confidence?: Confidence
  note?: string
}

/** Where the office's clock stands during a step. */
export type StepClock = 'before' | 'runs' | 'paused' | 'after'

export interface Step {
  name: string
  /** Role of roles.json. */
  role: string
  what: string
  clock: StepClock
}

export interface ItemFee {
  /** Rule of fees.json, which is a rule of domain/fees. */
  rule: string
  payer: string
  text: string
  confidence?: Confidence
}

export interface Faq {
  question: string
  answer: string
}

/** One 事项 in one version: what the law asks of everybody. What a city promises stands in its profile. */
export interface Item {
  code: string
  version: number
  effectiveFrom: PlainDate
  kind: ItemKind
  /** What people call it. */
  plainName: string
  name: string
  synonyms: readonly string[]
  /** Life events in which it comes up, and at which step of them. */
  events: readonly { event: string; order: number }[]
  summary: string
  applicants: { who: ApplicantKind; text: string }
  channel: ItemChannel
  /** 秒批: on what basis, and when, the machine may decide it by itself. Absent: people decide. */
  instant?: { basis: Basis; text: string }
  /** Service of the halls under which a place is booked. */
  bookAs?: string
  questions: readonly Question[]
  materials: readonly Material[]
  steps: readonly Step[]
  /** Empty: free of charge, and `feeNote` says so with its reason. */
  fees: readonly ItemFee[]
  feeNote?: string
  /** Under which transaction taxes and fees are estimated; absent when there is nothing to estimate. */
  estimateAs?: FeeTransaction
  /** What the law gives the office. Empty: no national limit, and `statutoryNote` says so. */
  statutory: readonly Limit[]
  statutoryNote?: string
  /** What the law gives the citizen: until when to come. */
  duties: readonly Limit[]
  basis: readonly Basis[]
  /** When it must be refused. */
  refusals: readonly string[]
  faqs: readonly Faq[]
  note?: string
}
