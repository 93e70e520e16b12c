import { mayDo } from '../../../domain/cases/hands.ts'
import { isRecused } from '../../../domain/cases/recusal.ts'
import { isOpen } from '../../../domain/cases/tasks.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { CaseRow } from '../case-record.ts'
import { moveCase } from '../change-case.ts'
import { decided, deskAct, interestsOf } from './at-desk.ts'

/** One department's part is done, with what it found. By somebody else than who took the case in (受理、审核分岗). */
export const finishTask = deskAct<{ taskId: string; opinion: string }>(
  async (needs, { taskId, opinion }, { tx, row, table, me }) => {
    const task = row.tasks.find((one) => one.id === taskId)
    if (!task || !isOpen(task, row.tasks)) return refuse('TASK_NOT_OPEN')
    if (!me.roles.includes(task.role) && !me.roles.includes('supervisor')) return refuse('NOT_ALLOWED')
    if (!mayDo(row, task, me)) return refuse('NOT_HOLDER')
    if (row.acceptedBy === me.staffNo) return refuse('SAME_PERSON')
    if (isRecused(interestsOf(needs, row, me))) return refuse('INTERESTED')
    const done = { done: true, doneAt: tx.now, doneBy: me.staffNo, doneByName: me.shown, opinion }
    return moveCase(needs, tx, row, table, {
      action: 'finishTask',
      detail: { taskId },
      who: me.shown,
      text: `${task.name}已办完：${opinion}`,
      patch: decided(row, me, tx.now, task.name, { taskId, opinion }),
      after: { tasks: row.tasks.map((one) => (one.id === taskId ? { ...one, ...done } : one)) },
    })
  },
  {
    office: (row, { taskId }) => row.tasks.find((task) => task.id === taskId)?.department ?? 'any',
    roles: ['clerk', 'registrar', 'supervisor'],
  },
)

/** Whoever decides gives parts back that have to be done again, with the reason. */
export const sendBack = deskAct<{ taskIds: string[]; reason: string }>(
  async (needs, { taskIds, reason }, { tx, row, table, me }) => {
    if (!taskIds.every((one) => row.tasks.some((task) => task.id === one && task.done))) return refuse('TASK_NOT_OPEN')
    return moveCase(needs, tx, row, table, {
      action: 'sendBack',
      who: me.shown,
      text: `退回重新审核：${reason}`,
      patch: decided(row, me, tx.now, '退回重新审核', { taskIds, reason }),
      after: {
        tasks: row.tasks.map((task) =>
          taskIds.includes(task.id) ? { ...task, done: false, openedAt: undefined, doneAt: undefined } : task,
        ),
      },
    })
  },
  { office: (row) => row.plan.approve.department, roles: ['registrar', 'supervisor'] },
)

/** Who did an earlier step, so that a later one is somebody else's. */
export const actedBefore = (row: CaseRow): { staffNo: string; as: '受理' | '审核' }[] =>
  row.acceptedBy ? [{ staffNo: row.acceptedBy, as: '受理' }] : []
