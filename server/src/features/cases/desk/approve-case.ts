import type { StaffCase } from '@anju/shared-types'
import { approvalProblems, type SeparationProblem } from '../../../domain/cases/separation.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { askRegister, blockText } from '../ask-register.ts'
import { feesOf } from '../case-fees.ts'
import { fileOf, today } from '../case-file.ts'
import { moveCase } from '../change-case.ts'
import type { CaseNeeds } from '../needs.ts'
import { atDesk, decided, interestsOf } from './at-desk.ts'
import { actedBefore } from './work-on.ts'

const codes: Partial<Record<SeparationProblem['code'], 'SAME_PERSON' | 'INTERESTED' | 'NOT_QUALIFIED'>> = {
  'same-person': 'SAME_PERSON',
  interest: 'INTERESTED',
  'not-qualified': 'NOT_QUALIFIED',
}

/**
 * Approves a case. A registration is then entered by a job; the register takes the entry only on the version of the unit's file that was
 * looked at here, so a seizure in between stops it over there, in one act with 登簿.
 */
export async function approveCase(
  needs: CaseNeeds,
  { id, opinion }: { id: string; opinion: string },
  caller: Staff,
  call: Call,
): Promise<StaffCase> {
  const seen = (await needs.cases.find(id)) ?? refuse('NOT_YOUR_CASE')
  const file = await fileOf(needs, seen)
  const restrictions = seen.plan.entersRegister ? await askRegister(needs, seen, file) : seen.restrictions
  return atDesk(needs, id, caller, call, {
    office: (row) => row.plan.approve.department,
    roles: ['registrar', 'supervisor'],
    work: async (tx, row, table, me) => {
      if (!me.roles.includes(row.plan.approve.role) && !me.roles.includes('supervisor')) return refuse('NOT_ALLOWED')
      const [problem] = approvalProblems({
        approver: me,
        actedBefore: actedBefore(row),
        recusal: interestsOf(needs, row, me),
        entersRegister: row.plan.entersRegister,
        on: today(tx.now),
      })
      if (problem) return refuse(codes[problem.code] ?? 'NOT_ALLOWED', { text: problem.text })
      if (restrictions?.verdict === 'blocked') return refuse('RESTRICTED', { text: blockText(restrictions) })
      const entry = row.plan.entersRegister
        ? { number: `${row.number}-${row.history.length}`, askedAt: tx.now }
        : undefined
      return moveCase(needs, tx, row, table, {
        action: 'approve',
        who: me.shown,
        text: row.plan.entersRegister ? `审批通过，送登簿：${opinion}` : `审批通过：${opinion}`,
        patch: {
          decidedBy: me.staffNo,
          restrictions,
          ...(entry && { entry }),
          fees: feesOf(row, table.file, { on: today(tx.now), usage: restrictions?.usage }),
          ...decided(row, me, tx.now, '审批', { opinion, restrictions, entry }),
        },
      })
    },
  })
}
