import type { CaseHold, CaseState, ErrorCode } from '@anju/shared-types'
import type { Plan } from './plan.ts'
import { type CaseAction, type CaseEdge, caseEdge } from './states.ts'
import { allDone, type CaseTask, isOpen } from './tasks.ts'

export interface CasePartyFacts {
  id: string
  confirmed: boolean
  wantsOut: boolean
}

/** What a decision looks at. Who may act is `may-act.ts`'s question; here is only whether the case allows it now. */
export interface CaseFacts {
  state: CaseState
  holds: readonly CaseHold[]
  plan: Plan
  parties: readonly CasePartyFacts[]
  tasks: readonly CaseTask[]
  /** Somebody of staff has opened it since it was handed in, or more than this case hangs on what it says. */
  isOpened: boolean
  /** Accepted: papers that are asked for now stop the clock instead of keeping it from starting. */
  isAccepted: boolean
  /** Papers that the applicants owe: without them nothing is taken in. */
  missing: number
  /** What still keeps it from a decision, in words (`registerBlockers`): for instance a promised paper that is not here (容缺). */
  blockers: readonly string[]
  /** What the register said when it was last asked; absent for items that touch no property. */
  restrictions?: 'clear' | 'blocked' | 'unknown'
  /** Fees of the plan that are not settled. */
  feesOpen: boolean
}

/** What the action is about, beyond its name. */
export interface ActionDetail {
  partyId?: string
  taskId?: string
}

export type CaseDecision = { to: CaseState; event: CaseEdge['event'] } | { refused: ErrorCode; text?: string }

/** Whether an action is possible now and where it leads. The only way a case moves (D4). */
export function decideCase(facts: CaseFacts, action: CaseAction, detail: ActionDetail = {}): CaseDecision {
  const edge = caseEdge(facts.state, action)
  if (!edge) return { refused: 'STATE_MOVED' }
  const stopped = stoppedBy(facts, action)
  if (stopped) return stopped
  const why = guards[action]?.(facts, detail)
  if (why) return why
  return { to: targetOf(facts, action, edge, detail), event: edge.event }
}

type Refused = { refused: ErrorCode; text?: string }
type Guard = (facts: CaseFacts, detail: ActionDetail) => Refused | undefined

/** Even a stopped case can be left by its applicants and ended by the duty officer. */
const throughHolds: Partial<Record<CaseHold, readonly CaseAction[]>> = {
  // Papers may still come in, and its clock still runs, while the case is stopped for another reason.
  suspended: ['withdraw', 'upholdAlert', 'supply', 'return', 'refuse', 'lapseDraft', 'lapseConsents', 'lapsePromise'],
  frozen: ['withdraw', 'upholdAlert', 'supply', 'lapseDraft', 'lapseConsents'],
  proposed: ['withdraw', 'upholdAlert', 'supply', 'return', 'refuse'],
}

const holdTexts: Record<CaseHold, string> = {
  suspended: '这件业务已挂起，恢复后才能继续。',
  frozen: '这件业务已冻结核实，核实清楚后才能继续。',
  proposed: '这件业务正等主管决定，决定后才能继续。',
  revoked: '这件业务的决定已经撤销，不能再往下办。',
}

function stoppedBy({ holds }: CaseFacts, action: CaseAction): Refused | undefined {
  const hold = holds.find((one) => !throughHolds[one]?.includes(action))
  return hold && { refused: 'CASE_STOPPED', text: holdTexts[hold] }
}

const complete: Guard = ({ missing }) =>
  missing > 0 ? { refused: 'PAPERS_MISSING', text: `还缺 ${missing} 份材料，请一次告知申请人。` } : undefined

const notRestricted: Guard = ({ restrictions }) => {
  if (restrictions === 'blocked') return { refused: 'RESTRICTED' }
  // Silence of the register is not a yes (D3): nothing is entered on it.
  return restrictions === 'unknown' ? { refused: 'REGISTER_SILENT' } : undefined
}

/** What must hold beside the state. An edge without a guard is free. */
const guards: Partial<Record<CaseAction, Guard>> = {
  partyConfirms: ({ parties }, { partyId }) =>
    parties.find(({ id }) => id === partyId)?.confirmed === false ? undefined : { refused: 'STATE_MOVED' },
  reopen: ({ state, isOpened }) =>
    state === 'submitted' && isOpened
      ? {
          refused: 'STATE_MOVED',
          text: '工作人员已经打开在看了，不能再自己改。有写错的，请告诉工作人员，或撤回重新申请。',
        }
      : undefined,
  // A silent register does not keep people from being accepted: the limit is the office's risk, not theirs. It is asked again before 登簿.
  accept: (facts, detail) =>
    complete(facts, detail) ?? (facts.restrictions === 'blocked' ? { refused: 'RESTRICTED' } : undefined),
  finishTask: ({ tasks }, { taskId }) =>
    tasks.some((task) => task.id === taskId && isOpen(task, tasks)) ? undefined : { refused: 'TASK_NOT_OPEN' },
  approve: (facts, detail) => {
    if (!allDone(facts.tasks)) return { refused: 'TASK_NOT_OPEN', text: '还有部门没有办完，不能审批。' }
    // 容缺: nothing reaches the register, and nothing is decided, before the promised paper is in.
    if (facts.blockers.length > 0) return { refused: 'PAPERS_MISSING', text: facts.blockers.join('') }
    return complete(facts, detail) ?? (facts.plan.entersRegister ? notRestricted(facts, detail) : undefined)
  },
  // All applicants together (不动产登记操作规范 1.10.2): what one of them wants alone is kept until the others say so too.
  withdraw: ({ parties }) =>
    parties.every(({ wantsOut }) => wantsOut) ? undefined : { refused: 'WITHDRAWAL_NEEDS_ALL' },
  return: ({ holds }) => (holds.includes('proposed') ? undefined : { refused: 'NEEDS_SUPERVISOR' }),
  refuse: ({ holds }) => (holds.includes('proposed') ? undefined : { refused: 'NEEDS_SUPERVISOR' }),
  upholdAlert: ({ holds }) => (holds.includes('frozen') ? undefined : { refused: 'STATE_MOVED' }),
  settleFees: ({ feesOpen }) => (feesOpen ? undefined : { refused: 'STATE_MOVED' }),
}

/** Which of an edge's states it is: everything that could choose stands here. */
function targetOf(
  facts: CaseFacts,
  action: CaseAction,
  { to }: CaseEdge,
  { partyId, taskId }: ActionDetail,
): CaseState {
  if (typeof to === 'string') return to
  const { plan, parties, tasks } = facts
  const wanted: Partial<Record<CaseAction, () => CaseState>> = {
    submit: () => (parties.every(({ confirmed }) => confirmed) ? 'submitted' : 'confirming'),
    partyConfirms: () =>
      parties.every(({ id, confirmed }) => confirmed || id === partyId) ? 'submitted' : 'confirming',
    accept: () => (plan.tasks.length > 0 ? 'reviewing' : 'approving'),
    deemAccepted: () => (plan.tasks.length > 0 ? 'reviewing' : 'approving'),
    supply: () => (facts.isAccepted ? 'reviewing' : 'submitted'),
    finishTask: () =>
      allDone(tasks.map((task) => (task.id === taskId ? { ...task, done: true } : task))) ? 'approving' : 'reviewing',
    approve: () => (plan.entersRegister ? 'entering' : afterDecision(facts)),
    registerEnters: () => afterDecision(facts),
    settleFees: () => (plan.handsOver ? 'ready' : 'closed'),
  }
  const chosen = wanted[action]?.()
  if (!chosen || !to.includes(chosen)) throw new Error(`no rule leads ${action} to one of ${to.join(', ')}`)
  return chosen
}

const afterDecision = ({ feesOpen, plan }: CaseFacts): CaseState =>
  feesOpen ? 'feeDue' : plan.handsOver ? 'ready' : 'closed'
