import type { PlainDate, StaffCase } from '@anju/shared-types'
import { mayDo, openWorks } from '../../../domain/cases/hands.ts'
import { approvalProblems, type SeparationProblem } from '../../../domain/cases/separation.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { blockText, readPage } from '../ask-register.ts'
import { feesOf } from '../case-fees.ts'
import { fileOf, today } from '../case-file.ts'
import type { CaseRow } from '../case-record.ts'
import { moveCase } from '../change-case.ts'
import type { CaseNeeds } from '../needs.ts'
import { ownersInBook } from '../owner-names.ts'
import { atDesk, checkPart, type DeskPart, decided, interestsOf, type Officer, officerOf } from './at-desk.ts'
import { actedBefore } from './work-on.ts'

const codes: Partial<Record<SeparationProblem['code'], 'SAME_PERSON' | 'INTERESTED' | 'NOT_QUALIFIED'>> = {
  'same-person': 'SAME_PERSON',
  interest: 'INTERESTED',
  'not-qualified': 'NOT_QUALIFIED',
}

/** Why this officer may not be the one who approves: took it in, has an interest, lacks the certificate. */
export function approvalProblem(needs: Pick<CaseNeeds, 'parties'>, row: CaseRow, me: Officer, on: PlainDate) {
  const [problem] = approvalProblems({
    approver: me,
    actedBefore: actedBefore(row),
    recusal: interestsOf(needs, row, me),
    entersRegister: row.plan.entersRegister,
    on,
  })
  return problem
}

export interface Approval {
  id: string
  opinion: string
  /** Approved in one go with others, and why (E51). */
  together?: { reason: string; others: number }
}

const deciding: DeskPart = { office: (row) => row.plan.approve.department, roles: ['registrar', 'supervisor'] }

/**
 * Approves a case. A registration is then entered by a job; the register takes the entry only on the version of the unit's file that was
 * looked at here, so a seizure in between stops it over there, in one act with 登簿. Names are compared here too: when the case
 * was taken in the register may have been silent, and time alone takes one in without asking. Where it is silent now, nothing is approved.
 */
export async function approveCase(
  needs: CaseNeeds,
  { id, opinion, together }: Approval,
  caller: Staff,
  call: Call,
): Promise<StaffCase> {
  const seen = (await needs.cases.find(id)) ?? refuse('NOT_YOUR_CASE')
  checkPart(seen, await officerOf(needs, caller), deciding)
  const file = await fileOf(needs, seen)
  const page = seen.plan.entersRegister ? await readPage(needs, seen, file) : undefined
  const restrictions = seen.plan.entersRegister ? page?.restrictions : seen.restrictions
  // Once it is entered the book has the new owners: a repeat of the request compares nobody with them.
  const names = page && seen.state === 'approving' ? await ownersInBook(needs, seen, file, page.owners) : {}
  return atDesk(needs, id, caller, call, {
    ...deciding,
    work: async (tx, row, table, me) => {
      if (!me.roles.includes(row.plan.approve.role) && !me.roles.includes('supervisor')) return refuse('NOT_ALLOWED')
      if (!openWorks(row).every((work) => mayDo(row, work, me))) return refuse('NOT_HOLDER')
      const problem = approvalProblem(needs, row, me, today(tx.now))
      if (problem) return refuse(codes[problem.code] ?? 'NOT_ALLOWED', { text: problem.text })
      if (restrictions?.verdict === 'blocked') return refuse('RESTRICTED', { text: blockText(restrictions) })
      if (names.text) return refuse('NAME_IN_DOUBT', { text: names.text })
      const entry = row.plan.entersRegister
        ? { number: `${row.number}-${row.history.length}`, askedAt: tx.now }
        : undefined
      return moveCase(needs, tx, row, table, {
        action: 'approve',
        who: me.shown,
        text: `${row.plan.entersRegister ? '审批通过，送登簿' : '审批通过'}：${opinion}${togetherText(together)}`,
        patch: {
          decidedBy: me.staffNo,
          restrictions,
          ...(entry && { entry }),
          fees: feesOf(row, table.file, { on: today(tx.now), usage: restrictions?.usage }),
          ...decided(row, me, tx.now, '审批', { opinion, restrictions, entry, together }),
        },
      })
    },
  })
}

const togetherText = (together: Approval['together']) =>
  together ? `（与另外 ${together.others} 件一起审批，理由：${together.reason}）` : ''
