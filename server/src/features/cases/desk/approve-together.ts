import { type ApprovalLine, type ApprovalOutcome, errorCodes } from '@anju/shared-types'
import { bulkProblems, MOST_IN_BULK } from '../../../domain/cases/separation.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { isRefusal, refuse } from '../../../platform/refusal.ts'
import { fileOf, today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import type { CaseNeeds } from '../needs.ts'
import { actionsAtDesk } from './actions-at-desk.ts'
import { approvalProblem, approveCase } from './approve-case.ts'
import { type Officer, officerOf } from './at-desk.ts'
import { listOffices } from './list-desk.ts'
import { staffLine } from './staff-view.ts'

/** Enough to choose twenty from; the next ones come up when these are decided. */
const PAGE = 60

/** What waits for this officer's decision, the closest to breach first, each with whether it was read as it is now. */
export async function listApprovals(needs: CaseNeeds, caller: Staff, now: Date) {
  const [me, calendar] = await Promise.all([officerOf(needs, caller), needs.halls.calendar()])
  const rows = await needs.cases.page({ departments: listOffices(me), state: 'approving' }, PAGE)
  const lines = await Promise.all(
    rows.map(async (row): Promise<ApprovalLine[]> => {
      if (!me.roles.includes(row.plan.approve.role)) return []
      return [
        {
          ...staffLine(needs, row, me, { calendar, now }),
          seen: seenBy(row, me),
          facts: factsOf(row),
          blocker: await blockerOf(needs, row, me, now),
        },
      ]
    }),
  )
  return { items: lines.flat(), most: MOST_IN_BULK, serverNow: now.toISOString() }
}

function seenBy({ seenBy, revision }: CaseRow, { staffNo }: Officer): ApprovalLine['seen'] {
  const look = seenBy.find((one) => one.staffNo === staffNo)
  return look ? (look.revision === revision ? 'now' : 'before') : 'never'
}

async function blockerOf(needs: CaseNeeds, row: CaseRow, me: Officer, now: Date): Promise<string | undefined> {
  const problem = approvalProblem(needs, row, me, today(now))
  if (problem) return problem.text
  if (row.restrictions?.verdict === 'blocked') return '登记簿上有限制，不能办。'
  return actionsAtDesk(row, me, await fileOf(needs, row)).includes('approve')
    ? undefined
    : '现在还不能审批，请打开看原因。'
}

const verdicts = { clear: '没有挡住的限制', blocked: '有限制', unknown: '还没有回应，审批时再查' } as const

function factsOf(row: CaseRow): ApprovalLine['facts'] {
  const done = row.tasks.filter((task) => task.done)
  return [
    ...(row.priceFen === undefined
      ? []
      : [{ label: '价款', text: `${(row.priceFen / 100).toLocaleString('zh-CN')} 元` }]),
    ...(row.restrictions ? [{ label: '登记簿', text: verdicts[row.restrictions.verdict] }] : []),
    ...done.map(({ name, opinion, doneByName }) => ({ label: name, text: `${opinion ?? ''}（${doneByName ?? ''}）` })),
  ]
}

export interface Together {
  caseIds: string[]
  opinion: string
  reason: string
}

/**
 * Approves several cases, each in a transaction of its own under the rules of a single approval: who has not opened one as it is now does
 * not approve it. What is refused says why and keeps nobody else waiting. A repeat of the request finds each case's own first answer.
 */
export async function approveTogether(
  needs: CaseNeeds,
  { caseIds, opinion, reason }: Together,
  caller: Staff,
  call: Call,
): Promise<{ outcomes: ApprovalOutcome[] }> {
  const ids = [...new Set(caseIds)]
  const [problem] = bulkProblems({ count: ids.length, reason })
  if (problem) {
    return refuse('BAD_INPUT', { field: problem.code === 'too-many' ? 'caseIds' : 'reason', text: problem.text })
  }
  const together = { reason, others: ids.length - 1 }
  const names = await needs.cases.namesOf(ids)
  const outcomes = await Promise.all(
    ids.map(async (id): Promise<ApprovalOutcome> => {
      // Named only to whoever may see it: the refusal of a stranger's case names nothing.
      const named = { id, name: '', ...names.get(id) }
      const key = call.key && { ...call.key, key: `${call.key.key}/${id}` }
      try {
        const { state } = await approveCase(needs, { id, opinion, together }, caller, { ...call, key })
        return { ...named, approved: true, text: state === 'entering' ? '已通过，正在登簿' : '已通过' }
      } catch (error) {
        if (!isRefusal(error)) needs.log.error({ err: error, caseId: id }, 'one of several approvals failed')
        const code = isRefusal(error) ? error.code : 'INTERNAL'
        const text = isRefusal(error)
          ? (error.text ?? errorCodes[code].text)
          : '没有得到答复，请打开这一件看看办成没有。'
        return { ...(code === 'NOT_YOUR_CASE' ? { id, name: '' } : named), approved: false, code, text }
      }
    }),
  )
  return { outcomes }
}
