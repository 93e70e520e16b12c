import type { PlainDate, RevocationState } from '@anju/shared-types'
import type { WorkingCalendar } from '../calendar/calendar.ts'
import { addWorkingDays, type DueDay } from '../calendar/working-days.ts'

export const revocationActions = ['answer', 'lapse', 'proposeRevoking', 'drop', 'agree', 'disagree'] as const
export type RevocationAction = (typeof revocationActions)[number]

export type RevocationEvent =
  | 'revocation.answered'
  | 'revocation.unanswered'
  | 'revocation.first-decided'
  | 'revocation.dropped'
  | 'revocation.decided'
  | 'revocation.sent-back'

interface Edge {
  to: RevocationState
  event: RevocationEvent
  text: string
}

type Table = Record<RevocationState, Partial<Record<RevocationAction, Edge>>>

/**
 * The way to taking back a decision whose pledge was found false after the end (E43). The machine proposes and reminds; it has no edge to
 * `revoked`: the person is heard, a supervisor says what they think, somebody else makes it a decision.
 */
export const revocationTransitions = {
  hearing: {
    answer: { to: 'deciding', event: 'revocation.answered', text: '本人作了说明' },
    lapse: { to: 'deciding', event: 'revocation.unanswered', text: '期限已过，本人没有说明' },
  },
  deciding: {
    proposeRevoking: { to: 'confirming', event: 'revocation.first-decided', text: '意见：撤销，等第二人复核' },
    drop: { to: 'dropped', event: 'revocation.dropped', text: '不撤销，结案' },
  },
  confirming: {
    agree: { to: 'revoked', event: 'revocation.decided', text: '复核同意，撤销决定' },
    disagree: { to: 'deciding', event: 'revocation.sent-back', text: '复核不同意，退回主管' },
  },
  revoked: {},
  dropped: {},
} as const satisfies Table

export const revocationEdge = (state: RevocationState, action: RevocationAction): Edge | undefined =>
  (revocationTransitions as Table)[state][action]

/** Ours: no law names days for an answer to a revocation (行政许可法第七条 gives the right to be heard without a term). */
const ANSWER_WORKING_DAYS = 10
export const ANSWER_NOTE = `${ANSWER_WORKING_DAYS} 个工作日，由本机关规定；法律没有规定天数`

export const answerDue = (on: PlainDate, calendar: WorkingCalendar): DueDay =>
  addWorkingDays(on, ANSWER_WORKING_DAYS, calendar)

/** On what a decision is taken back, as the notice says it. What stands in the book is corrected besides. */
export const revocationGround = (isRegistered: boolean): string =>
  '承诺不实的，撤销依据承诺作出的决定（国办发〔2020〕42号）；撤销以前听取您的陈述和申辩（行政许可法第七条）' +
  (isRegistered ? '；登记簿依民法典第二百二十条更正。' : '。')

/** What one can do against it: 行政复议法 (2023-09-01) 20, 行政诉讼法 46. */
export const REVOCATION_REMEDY = '不服撤销决定的，可以在收到之日起 60 日内申请行政复议，或者 6 个月内向人民法院起诉。'

/** Who has had a hand in it before. */
export interface Hands {
  foundBy: string
  /** Took in and approved the case: nobody sits over their own decision. */
  ofCase: readonly (string | undefined)[]
  first?: string
}

/** Why this officer may not be the one who decides, or makes it a decision; undefined: they may. */
export function whyNotDecider(staffNo: string, { foundBy, ofCase, first }: Hands): string | undefined {
  if (staffNo === foundBy) return '不实是您查到的，要由另一个人决定。'
  if (staffNo === first) return '意见是您提出的，复核要由另一个人。'
  return ofCase.includes(staffNo) ? '这一件原来是您受理或审批的，要由另一个人决定。' : undefined
}
