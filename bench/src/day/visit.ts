import { type ClockSpan, endSpans, passTo } from '../../../server/src/domain/cases/clocks/spans.ts'
import { type ActionDetail, decideCase } from '../../../server/src/domain/cases/decide.ts'
import type { CaseAction } from '../../../server/src/domain/cases/states.ts'
import { type CaseTask, isOpen } from '../../../server/src/domain/cases/tasks.ts'
import type { CaseState } from '../../../shared-types/src/index.ts'
import type { Business } from './plans.ts'

/** One person with one matter, from the door to the certificate. */
export interface Visit {
  id: number
  item: string
  business: Business
  arrivedAt: Date
  state: CaseState
  tasks: readonly CaseTask[]
  spans: readonly ClockSpan[]
  feesOpen: boolean
  /** Somebody works on it now, or the register does. */
  isBusy: boolean
  acceptedBy?: string
  decidedBy?: string
  acceptedAt?: Date
  /** The window whose people go on with it. */
  window?: number
  finishedAt?: Date
}

export const visitOf = (id: number, item: string, business: Business, arrivedAt: Date): Visit => ({
  ...{ id, item, business, arrivedAt, state: 'submitted', spans: [], isBusy: false },
  tasks: business.plan.tasks.map(({ id, after }) => ({ id, after, done: false })),
  feesOpen: business.plan.hasFees,
})

/** Moves a case by the table of the server; an action that the rules refuse is a mistake of the simulation. */
export function move(visit: Visit, action: CaseAction, now: Date, detail: ActionDetail = {}): void {
  const { plan } = visit.business
  const decision = decideCase(
    {
      ...{ state: visit.state, holds: [], plan, tasks: visit.tasks, missing: 0, blockers: [] },
      parties: [{ id: 'applicant', confirmed: true, wantsOut: false }],
      isOpened: visit.acceptedAt !== undefined,
      isAccepted: visit.acceptedAt !== undefined,
      restrictions: 'clear',
      feesOpen: visit.feesOpen,
    },
    action,
    detail,
  )
  if ('refused' in decision) throw new Error(`${action} in ${visit.state}: ${decision.refused}`)
  visit.state = decision.to
  if (action === 'finishTask') {
    visit.tasks = visit.tasks.map((task) => (task.id === detail.taskId ? { ...task, done: true } : task))
  }
  if (action === 'settleFees') visit.feesOpen = false
  if (action === 'accept') visit.acceptedAt = now
  if (visit.state === 'closed') visit.finishedAt = now
  visit.spans = spansAfter(visit, now)
}

/** The office's clock runs from acceptance to the entry in the register: 缴费 and 领证 are not in it. */
function spansAfter({ state, spans }: Visit, now: Date): readonly ClockSpan[] {
  if (['feeDue', 'ready', 'closed'].includes(state)) return endSpans(spans, now)
  const passed = passTo(spans, { who: 'us', from: now, stage: state })
  if ('faults' in passed) throw new Error(passed.faults.map(({ text }) => text).join(''))
  return passed.spans
}

export const openTask = ({ tasks }: Visit): CaseTask | undefined => tasks.find((task) => isOpen(task, tasks))
