import type { CaseState } from '@anju/shared-types'

export const caseActions = [
  'submit',
  'discard',
  'lapseDraft',
  'partyConfirms',
  'reopen',
  'lapseConsents',
  'accept',
  'deemAccepted',
  'demand',
  'supply',
  'lapseSupply',
  'lapsePromise',
  'finishTask',
  'sendBack',
  'approve',
  'registerEnters',
  'registerRefuses',
  'withdraw',
  'return',
  'refuse',
  'upholdAlert',
  'settleFees',
  'handOver',
] as const
export type CaseAction = (typeof caseActions)[number]

export type CaseEvent =
  | 'case.submitted'
  | 'case.discarded'
  | 'case.lapsed'
  | 'case.promise-broken'
  | 'case.party-confirmed'
  | 'case.reopened'
  | 'case.accepted'
  | 'case.shortfall'
  | 'case.supplied'
  | 'case.task-finished'
  | 'case.sent-back'
  | 'case.approved'
  | 'case.registered'
  | 'case.entry-refused'
  | 'case.withdrawn'
  | 'case.returned'
  | 'case.refused'
  | 'case.alert-upheld'
  | 'case.fees-settled'
  | 'case.handed-over'

/** Where an action leads. Several states: which of them, the plan of the item and what is still open decide (`next.ts`). */
export interface CaseEdge {
  to: CaseState | readonly CaseState[]
  event: CaseEvent
}

type Table = Record<CaseState, Partial<Record<CaseAction, CaseEdge>>>

const withdraw = { to: 'withdrawn', event: 'case.withdrawn' } as const
/** The owner said 不是我 and was right: nothing of this case goes on. */
const upholdAlert = { to: 'returned', event: 'case.alert-upheld' } as const
/** 容缺: the promised paper did not come, so the work stops and what was handed in goes back (济南 2020, 深圳 2019-10-01). */
const lapsePromise = { to: 'returned', event: 'case.promise-broken' } as const
/** A case leaves against the applicant's will only by two names (窗口无否决权): the proposal stands beside the state. */
const byTwoNames = {
  return: { to: 'returned', event: 'case.returned' },
  refuse: { to: 'refused', event: 'case.refused' },
} as const
const afterDecision = ['feeDue', 'ready', 'closed'] as const

/**
 * The whole life of a case (D4). Only these edges exist; what else must hold for one is in decide.ts. Until 登簿 all applicants
 * together may withdraw (不动产登记暂行条例 15); from `entering` on the register's answer decides.
 */
export const caseTransitions = {
  draft: {
    submit: { to: ['confirming', 'submitted'], event: 'case.submitted' },
    discard: { to: 'discarded', event: 'case.discarded' },
    lapseDraft: { to: 'discarded', event: 'case.lapsed' },
  },
  confirming: {
    partyConfirms: { to: ['confirming', 'submitted'], event: 'case.party-confirmed' },
    reopen: { to: 'draft', event: 'case.reopened' },
    lapseConsents: { to: 'draft', event: 'case.lapsed' },
    withdraw,
    upholdAlert,
  },
  submitted: {
    // Until somebody of staff has opened it the applicant may still put right what they entered (E50).
    reopen: { to: 'draft', event: 'case.reopened' },
    // Without work between the one who takes it in and the one who decides it waits for the decision at once.
    accept: { to: ['reviewing', 'approving'], event: 'case.accepted' },
    deemAccepted: { to: ['reviewing', 'approving'], event: 'case.accepted' },
    demand: { to: 'correcting', event: 'case.shortfall' },
    ...byTwoNames,
    lapsePromise,
    withdraw,
    upholdAlert,
  },
  correcting: {
    supply: { to: ['submitted', 'reviewing'], event: 'case.supplied' },
    lapseSupply: { to: 'returned', event: 'case.lapsed' },
    lapsePromise,
    withdraw,
    upholdAlert,
  },
  reviewing: {
    finishTask: { to: ['reviewing', 'approving'], event: 'case.task-finished' },
    demand: { to: 'correcting', event: 'case.shortfall' },
    ...byTwoNames,
    lapsePromise,
    withdraw,
    upholdAlert,
  },
  approving: {
    approve: { to: ['entering', ...afterDecision], event: 'case.approved' },
    sendBack: { to: 'reviewing', event: 'case.sent-back' },
    ...byTwoNames,
    lapsePromise,
    withdraw,
    upholdAlert,
  },
  entering: {
    registerEnters: { to: afterDecision, event: 'case.registered' },
    registerRefuses: { to: 'approving', event: 'case.entry-refused' },
  },
  feeDue: {
    settleFees: { to: ['ready', 'closed'], event: 'case.fees-settled' },
  },
  ready: {
    handOver: { to: 'closed', event: 'case.handed-over' },
  },
  closed: {},
  refused: {},
  returned: {},
  withdrawn: {},
  discarded: {},
} as const satisfies Table

export const caseEdge = (state: CaseState, action: CaseAction): CaseEdge | undefined =>
  (caseTransitions as Table)[state][action]

export const isOver = (state: CaseState): boolean => Object.keys(caseTransitions[state]).length === 0

/** States in which an office works and answers for time. */
export const officeStates: readonly CaseState[] = ['submitted', 'reviewing', 'approving', 'entering']
/** States in which an owner may still say 不是我: at any stage before 登簿. */
export const alertableStates: readonly CaseState[] = ['confirming', 'submitted', 'correcting', 'reviewing', 'approving']
/** States in which work can be suspended. */
export const suspendableStates: readonly CaseState[] = ['submitted', 'reviewing', 'approving']

/**
 * Who has to move next, and by which clock a case leaves the state even when they do not: no state without an owner, a clock and a
 * way out (E45). `ends`: the clock itself moves it; `warns`: the clock wakes the named person.
 */
export interface Keeper {
  owner: 'applicant' | 'parties' | 'acceptor' | 'reviewers' | 'approver' | 'register' | 'counter'
  clock: { what: string; onEnd: { ends: ClockEnd } | { warns: 'supervisor' | 'duty' } }
}
/** What the end of a clock does by itself. */
export type ClockEnd = Extract<CaseAction, 'lapseDraft' | 'lapseConsents' | 'deemAccepted' | 'lapseSupply'>
export const keepers: Partial<Record<CaseState, Keeper>> = {
  draft: { owner: 'applicant', clock: { what: '草稿保留期', onEnd: { ends: 'lapseDraft' } } },
  confirming: { owner: 'parties', clock: { what: '各方确认期', onEnd: { ends: 'lapseConsents' } } },
  submitted: { owner: 'acceptor', clock: { what: '受理答复期（5 个工作日）', onEnd: { ends: 'deemAccepted' } } },
  correcting: { owner: 'applicant', clock: { what: '补材料期限', onEnd: { ends: 'lapseSupply' } } },
  reviewing: { owner: 'reviewers', clock: { what: '承诺时限', onEnd: { warns: 'supervisor' } } },
  approving: { owner: 'approver', clock: { what: '承诺时限', onEnd: { warns: 'supervisor' } } },
  entering: { owner: 'register', clock: { what: '登簿答复', onEnd: { warns: 'duty' } } },
  feeDue: { owner: 'applicant', clock: { what: '缴费提醒', onEnd: { warns: 'duty' } } },
  ready: { owner: 'counter', clock: { what: '领取提醒', onEnd: { warns: 'duty' } } },
}
