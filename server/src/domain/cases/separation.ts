import type { PlainDate, StaffRole } from '@anju/shared-types'
import { type Candidate, isQualified } from './assignment.ts'
import { isRecused, type RecusalKind, type RecusalReason } from './recusal.ts'

/** A rule that stands in the way of a decision, with the sentence for the person who wanted it. */
export interface SeparationProblem {
  code:
    | 'same-person'
    | 'interest'
    | 'not-qualified'
    | 'wrong-role'
    | 'second-name-missing'
    | 'no-reason'
    | 'no-clause'
    | 'too-many'
  text: string
}

export interface Decider extends Pick<Candidate, 'staffNo' | 'qualifications'> {
  roles: readonly StaffRole[]
}

/** What an approval looks at. */
export interface ApprovalQuestion {
  approver: Decider
  /** Who took the case in, and who reviewed it where the approver must be a third. */
  actedBefore: readonly { staffNo: string; as: '受理' | '审核' }[]
  recusal: readonly RecusalReason[]
  /** Reasons to ask that a supervisor has looked at and found to be coincidence. */
  cleared?: readonly RecusalKind[]
  /** 登簿: needs 房屋登记官. */
  entersRegister: boolean
  on: PlainDate
}

/**
 * Acceptance and approval lie with different people (漯河 2014: two acceptors with one approver; the step 审核 of every registration item), the one who
 * approves an entry is 房屋登记官, and nobody decides where an interest could weigh (公务员法第七十六条). Invariant 9.
 */
export function approvalProblems({
  approver,
  actedBefore,
  recusal,
  cleared,
  entersRegister,
  on,
}: ApprovalQuestion): SeparationProblem[] {
  const problems: SeparationProblem[] = []
  const before = actedBefore.find(({ staffNo }) => staffNo === approver.staffNo)
  if (before) problems.push({ code: 'same-person', text: `${before.as}是您办的，审批要由另一个人。` })
  if (isRecused(recusal, cleared)) problems.push({ code: 'interest', text: recusal[0]?.text ?? '需要回避。' })
  if (entersRegister && !isQualified(approver, 'registrar', on)) {
    problems.push({ code: 'not-qualified', text: '审批登簿要有登记官资格，且在有效期内。' })
  }
  return problems
}

/** A "no": to refuse or to return against the applicant's will. */
export interface RefusalQuestion {
  proposedBy: string
  /** Absent: nobody but the clerk has said no yet. */
  confirmedBy?: Decider
  reason: string
  /** The clause that says so. */
  clause: string
  /** The clauses on which this item may be refused: 条例第二十二条 and those of its file. */
  clauses: readonly string[]
}

/** A reason shorter than this explains nothing (ours). */
export const SHORTEST_REASON = 10

/**
 * 窗口无否决权 (济南 2021): one person at a window never says no. Two names, a reason and the clause, all told to the applicant at once
 * (不动产登记暂行条例第二十二条: 不予登记应书面告知; 行政许可法第三十八条第二款: reasons and the way to appeal).
 */
export function refusalProblems({
  proposedBy,
  confirmedBy,
  reason,
  clause,
  clauses,
}: RefusalQuestion): SeparationProblem[] {
  const problems: SeparationProblem[] = []
  if (!confirmedBy) problems.push({ code: 'second-name-missing', text: '窗口不能单独说“不”，要由值班主管签字。' })
  else if (confirmedBy.staffNo === proposedBy) {
    problems.push({ code: 'same-person', text: '提出和签字不能是同一个人。' })
  } else if (!confirmedBy.roles.includes('supervisor')) {
    problems.push({ code: 'wrong-role', text: '签字的要是主管。' })
  }
  if ([...reason.trim()].length < SHORTEST_REASON) {
    problems.push({ code: 'no-reason', text: `请写明理由，至少 ${SHORTEST_REASON} 个字，申请人会看到。` })
  }
  if (!clauses.includes(clause)) problems.push({ code: 'no-clause', text: '请选择不予办理所依据的条款。' })
  return problems
}

/** One hand cannot have read more at once (ours). */
export const MOST_IN_BULK = 20

/**
 * Approving several at once (E51): not more than one hand can have read, and the reason for doing it together is written down. That each
 * file was opened as it is now is asked for every act of staff, here as well.
 */
export function bulkProblems({ count, reason }: { count: number; reason: string }): SeparationProblem[] {
  const problems: SeparationProblem[] = []
  if (count > MOST_IN_BULK) problems.push({ code: 'too-many', text: `一次最多批 ${MOST_IN_BULK} 件。` })
  if ([...reason.trim()].length < SHORTEST_REASON) {
    problems.push({ code: 'no-reason', text: `请写明为什么一起批，至少 ${SHORTEST_REASON} 个字。` })
  }
  return problems
}
