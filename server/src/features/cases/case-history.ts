import type { CaseState } from '@anju/shared-types'
import type { CaseAction } from '../../domain/cases/states.ts'

export interface HistoryRow {
  at: Date
  action: CaseAction | CaseNote
  to: CaseState
  /** As the citizen reads it: 您, 刘芳 · 综合窗口, 系统. */
  who: string
  text: string
}

/** What stands in the history beside moves of the state. */
export type CaseNote =
  | 'begin'
  | 'givePaper'
  | 'paperSeen'
  | 'paperGone'
  | 'askOut'
  | 'suspend'
  | 'resume'
  | 'alert'
  | 'clearAlert'
  | 'propose'
  | 'denyProposal'
  | 'handTo'
  | 'warn'
  | 'cover'
  | 'pauseChecked'
  | 'dueMoved'
  | 'restrict'
  | 'promise'
  | 'promiseDue'
  | 'promiseVoid'
  | 'postponePromise'
  | 'pledgeFalse'
  | 'repairPromise'
  | 'doubtPledge'
  | 'clearPledge'
  | 'revokeDecision'
  | 'askMore'
  | 'denyMore'
  | 'instantDeclined'
  | 'sampleDecided'
  | 'sampleSettled'
  | 'mistakeSaid'
  | 'mistakeDenied'
  | 'mistakeFound'
