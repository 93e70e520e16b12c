import type { CaseState } from '@anju/shared-types'
import type { TemplateName } from './templates.ts'

export interface StepsOf {
  state: CaseState
  hasFees: boolean
  handsOver: boolean
  hasPromises: boolean
}

/** Messages that a case may still send to one of its sides, those first that ask the person to do something. */
export function stepsAhead({ state, hasFees, handsOver, hasPromises }: StepsOf): TemplateName[] {
  const toDecide: CaseState[] = ['draft', 'confirming', 'submitted', 'correcting', 'reviewing', 'approving']
  const isOpen = toDecide.includes(state)
  const isAlive = isOpen || ['entering', 'feeDue', 'ready'].includes(state)
  if (!isAlive) return []
  const isBefore = state === 'draft' || state === 'confirming' || state === 'submitted'
  const wanted: [TemplateName, boolean][] = [
    ['case-shortfall', isOpen],
    ['case-fee-due', hasFees && state !== 'feeDue' && state !== 'ready'],
    ['case-ready', handsOver && state !== 'ready'],
    ['case-posted', handsOver],
    ['promise-due', hasPromises && isOpen],
    ['case-accepted', isBefore],
    ['case-decided', isOpen || state === 'entering' || !handsOver],
    ['case-paid', hasFees && state !== 'ready'],
    ['case-suspended', isOpen],
    ['certificate-issued', isOpen || state === 'entering'],
    ['case-collected', handsOver],
  ]
  return wanted.filter(([, isAhead]) => isAhead).map(([template]) => template)
}

/** WeChat takes three a question at most. */
export const MOST_ASKED_AT_ONCE = 3
