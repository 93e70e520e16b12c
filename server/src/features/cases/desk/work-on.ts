import type { StaffCase } from '@anju/shared-types'
import { mayDo } from '../../../domain/cases/hands.ts'
import { isRecused } from '../../../domain/cases/recusal.ts'
import { isOpen } from '../../../domain/cases/tasks.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import type { CaseRow } from '../case-record.ts'
import { moveCase } from '../change-case.ts'
import type { CaseNeeds } from '../needs.ts'
import { atDesk, decided, interestsOf } from './at-desk.ts'

/** One department's part is done, with what it found. By somebody else than who took the case in (受理、审核分岗). */
export const finishTask = (
  needs: CaseNeeds,
  { id, taskId, opinion }: { id: string; taskId: string; opinion: string },
  caller: Staff,
  call: Call,
): Promise<StaffCase> =>
  atDesk(needs, id, caller, call, {
    office: (row) => row.tasks.find((task) => task.id === taskId)?.department ?? 'any',
    roles: ['clerk', 'registrar', 'supervisor'],
    work: async (tx, row, table, me) => {
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
  })

/** Whoever decides gives parts back that have to be done again, with the reason. */
export const sendBack = (
  needs: CaseNeeds,
  { id, taskIds, reason }: { id: string; taskIds: string[]; reason: string },
  caller: Staff,
  call: Call,
): Promise<StaffCase> =>
  atDesk(needs, id, caller, call, {
    office: (row) => row.plan.approve.department,
    roles: ['registrar', 'supervisor'],
    work: async (tx, row, table, me) => {
      if (!taskIds.every((one) => row.tasks.some((task) => task.id === one && task.done)))
        return refuse('TASK_NOT_OPEN')
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
  })

/** Who did an earlier step, so that a later one is somebody else's. */
export const actedBefore = (row: CaseRow): { staffNo: string; as: '受理' | '审核' }[] =>
  row.acceptedBy ? [{ staffNo: row.acceptedBy, as: '受理' }] : []
