import type { CaseDepartment, CaseHold, CaseState, CollectionWay, PlainDate, StaffRole } from '@anju/shared-types'
import type { Config } from '../../config.ts'
import type { Sample } from '../../domain/blind-sample.ts'
import type { AskingEffect } from '../../domain/cases/asked-consents.ts'
import type { EscalationTrigger } from '../../domain/cases/clocks/escalation.ts'
import type { CaseLimits } from '../../domain/cases/clocks/limits.ts'
import type { ClockSpan } from '../../domain/cases/clocks/spans.ts'
import type { Hand } from '../../domain/cases/hands.ts'
import type { InstantFact, InstantOutcome } from '../../domain/cases/instant.ts'
import type { MistakeState } from '../../domain/cases/our-mistake.ts'
import type { Plan } from '../../domain/cases/plan.ts'
import type { SignedDecision } from '../../domain/cases/signature-chain.ts'
import type { Basis } from '../../domain/catalogue/item.ts'
import type { Effect } from '../../domain/restrictions/effect.ts'
import type { RestrictionEffect } from '../../domain/restrictions/verdict.ts'
import type { HistoryRow } from './case-history.ts'
import type { PromiseRow } from './promises/promise-record.ts'
import type { WatchedState } from './promises/watch.ts'

/** One side of a case. Name and number are sealed; the index beside them finds the person who proves that number. */
export interface PartyRow {
  id: string
  side: string
  /** Sealed JSON `{ name, idNumber }`. */
  sealed: string
  /** Whoever proves this number is the party, on whatever account. */
  idIndex: string
  isApplicant: boolean
  /** Somebody under a delegation handed it in for this side. */
  filledByAgent?: true
  confirmed?: Confirmed
  wantsOutAt?: Date
}

export interface Confirmed {
  at: Date
  digest: string
  device?: string
  /** Who confirmed in the name of an organisation, as the history shows it, and on which account. */
  by?: string
  account?: string
  /** Owners in other cases who said yes with the same device lately, as it was then. */
  elsewhere?: Elsewhere[]
}

/** A yes of an owner in another case, with the same device. */
export interface Elsewhere {
  caseId: string
  partyId: string
  /** Blind index of the owner's number. */
  personId: string
  side: string
  at: Date
}

export interface PaperRow {
  material: string
  how: 'uploaded' | 'seen'
  documentId?: string
  at: Date
  /** Party id or staff number. */
  by: string
  byName: string
  /** Somebody looked at it and it will not do: it is owed again. */
  unusable?: { at: Date; why: string }
}

export interface TaskRow {
  id: string
  item: string
  name: string
  department: CaseDepartment
  role: StaffRole
  after: string[]
  done: boolean
  openedAt?: Date
  doneAt?: Date
  doneBy?: string
  doneByName?: string
  opinion?: string
}

export interface ShortfallRow {
  at: Date
  by: string
  byName: string
  due: PlainDate
  items: { material: string; name: string; why: string; basis: string }[]
  override?: { by: string; byName: string; reason: string }
  /** Sent before acceptance: what was handed in is kept meanwhile, and no clock runs (容缺收件). */
  isKeeping?: boolean
}

/** What the machine found when the case was handed in, and what it made of it (秒批). */
export interface InstantRow {
  at: Date
  outcome: InstantOutcome
  /** Why a person decides. */
  reasons: string[]
  basis: Basis[]
  facts: InstantFact[]
  hash: string
  sample?: Sample<InstantOutcome> & {
    finding?: { by: string; byName: string; isMachineRight: boolean; reason: string; at: Date }
  }
}

/** Somebody says that we got it wrong, and what a supervisor made of it (E50). */
export interface MistakeRow {
  state: MistakeState
  at: Date
  /** Party id or staff number. */
  by: string
  byName: string
  words: string
  decidedAt?: Date
  decidedBy?: string
  decidedByName?: string
  reason?: string
  /** The case in which one that has ended is made good. */
  redoneAs?: string
}

/** A list that waits for a supervisor, because it asks for what could have been on the first one (告知锁). */
export interface WantedList {
  at: Date
  by: string
  byName: string
  due: PlainDate
  items: { material: string; why: string }[]
  reason: string
}

export interface FeeLine {
  rule: string
  name: string
  payer: string
  amountFen: number
}

/** A matter of citizens with an office, from draft to end, in one document (D6). */
export interface CaseRow {
  _id: string
  /** Read aloud and printed; given at submission, unique. */
  number?: string
  /** Grows with every change: an update filters on the one it read. */
  revision: number
  city: Config['CITY']
  /** Of the item or the package. */
  code: string
  name: string
  /** The versions it began under; it keeps them (D2). */
  items: { code: string; version: number; name: string }[]
  cityVersion: number
  plan: Plan
  limits: CaseLimits
  state: CaseState
  suspension?: { at: Date; by: string; byName: string; ground: string; reason: string; paper?: string }
  /** `partyId` is absent when an owner in the register said it who is no side of the case. */
  alert?: { at: Date; partyId?: string; words: string }
  proposal?: { at: Date; by: string; byName: string; kind: 'return' | 'refuse'; clause: string; reason: string }
  parties: PartyRow[]
  answers: Record<string, string>
  property?: { unitCode?: string; certificateNumber?: string; address: string }
  priceFen?: number
  /** What the home was worth when it was last asked, and by whose figures. */
  reference?: { unitCode: string; valueFen: number; valuedOn: PlainDate; source: string; at: Date }
  /** What the entry in the register needs to know beside the parties, by field of the business: amount, kind, right. */
  details: Record<string, string>
  remark: string
  papers: PaperRow[]
  promises?: PromiseRow[]
  /** Connected offices that had nothing about a paper: then it is owed after all. */
  held?: Record<string, 'not-found'>
  wantsMore?: WantedList
  mistake?: MistakeRow
  /** It makes good what we got wrong: free of charge, and before everybody else. `of`: the case that ended wrongly. */
  ourMistake?: { at: Date; reason: string; of?: string }
  /** Of those: some office has work on it now. */
  fast?: true
  instant?: InstantRow
  /** What offices said of the papers that nobody had to bring (免提交). */
  officeFacts?: InstantFact[]
  tasks: TaskRow[]
  shortfalls: ShortfallRow[]
  spans: ClockSpan[]
  /** Offices with open work, for the lists of staff. */
  departments: CaseDepartment[]
  /** Where the home is, as far as its address says so: `历下区`. */
  district?: string
  /** Some office has open work: one value that an index can be in the order of, where `departments` has several. */
  waits?: true
  /** Not over, and somebody who answers for others should look: frozen, proposed, a second list, or nearly late. */
  attention?: true
  /** Who holds which piece of work, also of those that are done: what comes back goes to whom it was. */
  hands?: Hand[]
  /** Who has something to do now, and the first of them. */
  holders?: string[]
  /** Steps of the escalation that happened, each once. */
  escalated?: { trigger: EscalationTrigger; at: Date; reason: string; told: string[] }[]
  /** Due days that a change of the working calendar moved. */
  dueMoves?: { text: string; at: Date }[]
  /** How its side wants to get the result; chosen in the papers' own feature, said here in what they read. */
  collectBy?: CollectionWay
  /** The newest version of a calendar year that this case was looked at with, `2027-3`. */
  calendarSeen?: string
  assignee?: string
  acceptedAt?: Date
  acceptedBy?: string
  acceptedByName?: string
  /** The post that this person then had, in words. */
  acceptedByPost?: string
  decidedBy?: string
  submittedAt?: Date
  /** When the promise is broken, as of the last change; the order of the lists. Absent while the clock stands. */
  dueAt?: Date
  /** When the clock has to look again: a state that ends by itself, a warning, an answer that is late. */
  clockAt?: Date
  /** Whether any of its promises is open or broken: somebody watches over them. */
  promised?: readonly WatchedState[]
  warned: number
  /** What the register said when it was last asked, and of which version of the unit's file. */
  restrictions?: {
    outcome: Effect
    verdict: 'clear' | 'blocked' | 'unknown'
    at: Date
    version?: number
    usage?: string
    effects: (AskingEffect & Pick<RestrictionEffect, 'next'>)[]
    /** What a paper in the file has answered: it stands in the way no more, and its paper can still be found wanting. */
    answered?: AskingEffect[]
  }
  entry?: { number: string; askedAt: Date; registerNumber?: string; enteredAt?: Date }
  fees?: {
    totalFen: number
    lines: FeeLine[]
    settled?: { at: Date; by: string; text: string; amountFen: number }
  }
  ending?: { text: string; basis?: string; by?: string }
  /** Who has opened this file, and which revision they saw. */
  seenBy: { staffNo: string; at: Date; revision: number }[]
  /** What staff decided, each signed and tied to the one before. */
  signatures: SignedDecision[]
  history: HistoryRow[]
  /** Of a batch: which, the row of its list, and the unit that the row names. */
  batch?: { id: string; row: number; unit: string }
  createdAt: Date
  changedAt: Date
  /** What was decided was taken back (撤销): nothing more is paid, issued or handed over on it. */
  revoked?: { at: Date; number: string }
  /** Certificates that were issued on its decision. */
  issues?: number
  /** When it came to one of its ends; what is noted of it later does not move this. */
  endedAt?: Date
}

export const holdsOf = (row: Pick<CaseRow, 'suspension' | 'alert' | 'proposal' | 'revoked'>): CaseHold[] => [
  ...(row.suspension ? (['suspended'] as const) : []),
  ...(row.alert ? (['frozen'] as const) : []),
  ...(row.proposal ? (['proposed'] as const) : []),
  ...(row.revoked ? (['revoked'] as const) : []),
]
