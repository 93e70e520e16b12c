import type { CaseDepartment, CaseState, StaffRole } from '@anju/shared-types'
import type { Qualification } from './assignment.ts'
import type { Plan, PlannedTask } from './plan.ts'
import { isOpen } from './tasks.ts'

/** A piece of work that somebody holds: taking in, one department's task, the decision. */
export interface CaseWork {
  /** `受理`, `审批`, or the id of a task. */
  id: string
  name: string
  department: CaseDepartment
  role: StaffRole
  qualification?: Qualification['kind']
}

export const ACCEPTING = '受理'
const DECIDING = '审批'

/** How somebody came to hold a piece of work. */
export type HandCause = 'draw' | 'nobody' | 'taken' | 'hand-over' | 'cover' | 'escalation'

/** Who holds a piece of work since when, and from whom it came. */
export interface Hand {
  work: string
  staffNo: string
  name: string
  since: Date
  cause: HandCause
  /** Absent: nobody held it before. */
  from?: string
}

export interface StaffedCase {
  state: CaseState
  plan: Plan
  tasks: readonly (PlannedTask & { done: boolean; doneBy?: string })[]
  hands?: readonly Hand[]
  acceptedBy?: string
}

/** Work that an officer has to do now. While the citizen or the register has the case there is none. */
export function openWorks({ state, plan, tasks }: Pick<StaffedCase, 'state' | 'plan' | 'tasks'>): CaseWork[] {
  switch (state) {
    case 'submitted':
    case 'feeDue':
    case 'ready':
      return [{ id: ACCEPTING, name: ACCEPTING, ...plan.accept }]
    case 'reviewing':
      return tasks
        .filter((task) => isOpen(task, tasks))
        .map(({ id, name, department, role }) => ({ id, name, department, role }))
    case 'approving':
      return [
        {
          ...{ id: DECIDING, name: DECIDING, ...plan.approve },
          ...(plan.entersRegister && { qualification: 'registrar' as const }),
        },
      ]
    default:
      return []
  }
}

export const handOf = ({ hands = [] }: Pick<StaffedCase, 'hands'>, work: string): Hand | undefined =>
  hands.find((one) => one.work === work)

/** Open work that nobody holds yet: a draw is due. */
export const unheldWorks = (row: StaffedCase): CaseWork[] => openWorks(row).filter(({ id }) => !handOf(row, id))

/** Who has something to do now, in the order of the work. */
export const holdersOf = (row: StaffedCase): string[] => [
  ...new Set(openWorks(row).flatMap(({ id }) => handOf(row, id)?.staffNo ?? [])),
]

/** The same work in other hands. */
export const handedOn = (hands: readonly Hand[] = [], next: Hand): Hand[] => {
  const before = hands.find(({ work }) => work === next.work)
  return [
    ...hands.filter(({ work }) => work !== next.work),
    { ...next, ...(before && before.staffNo !== next.staffNo && { from: before.staffNo }) },
  ]
}

/**
 * Whether somebody may do a piece of work now. Work at a window is taken by whoever the citizen stands before (取件): the name is who is
 * asked first. Everything behind the window belongs to whom the lot gave it (E53); a supervisor may always step in.
 */
export function mayDo(
  row: StaffedCase,
  work: CaseWork,
  { staffNo, roles }: { staffNo: string; roles: readonly StaffRole[] },
): boolean {
  const hand = handOf(row, work.id)
  return !hand || work.role === 'clerk' || hand.staffNo === staffNo || roles.includes('supervisor')
}

/** Who took an earlier step and must not join this one: 受理 and everything after it lie with different people. */
export const barredFrom = ({ acceptedBy }: Pick<StaffedCase, 'acceptedBy'>, { id }: CaseWork): ReadonlySet<string> =>
  new Set(id !== ACCEPTING && acceptedBy ? [acceptedBy] : [])

/** Who should rather not decide, because they reviewed: left out of the draw as long as somebody else is there. */
export const reviewersOf = ({ tasks }: Pick<StaffedCase, 'tasks'>, { id }: CaseWork): ReadonlySet<string> =>
  new Set(id === DECIDING ? tasks.flatMap(({ doneBy }) => doneBy ?? []) : [])
