import { addDays, shanghaiDate } from '@anju/shared-types'
import { type CheckAction, checkEdge } from '../../domain/eligibility/check-states.ts'
import { RECORDS_KEPT_DAYS } from '../../domain/eligibility/validity.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { EventType } from '../../platform/outbox/events.ts'
import { isRefusal, refuse } from '../../platform/refusal.ts'
import type { CheckPatch, CheckStore, EligibilityCheck } from './check-store.ts'

type Data = Record<string, string | number | boolean>
type Needs = { checks: Pick<CheckStore, 'save'> }

/**
 * Moves a check by one action: new state, history, event, all in the caller's transaction. Throws STATE_MOVED when the state does not
 * allow it or somebody was faster.
 */
export async function applyCheck(
  { checks }: Needs,
  tx: Tx,
  check: EligibilityCheck,
  action: CheckAction,
  more: { patch?: CheckPatch; text?: string; data?: Data } = {},
): Promise<EligibilityCheck> {
  const edge = checkEdge(check.state, action)
  if (!edge) return refuse('STATE_MOVED')
  const patch: CheckPatch = {
    ...(edge.to !== check.state && leaving),
    ...keeping(check, edge.to, tx.now),
    ...more.patch,
    state: edge.to,
  }
  const entry = { at: tx.now, to: edge.to, text: more.text ?? historyTexts[action] }
  if (!(await saveOne(checks, tx, check, patch, entry))) return refuse('STATE_MOVED')
  tx.record({ type: edge.event, subject: { kind: 'check', id: check._id }, ...(more.data && { data: more.data }) })
  return { ...check, ...patch, revision: check.revision + 1, history: [...check.history, entry] }
}

/** A check that comes back to life meets the unique index when a newer one of the same person is under way. */
async function saveOne(checks: Needs['checks'], tx: Tx, ...change: SaveArguments): Promise<boolean> {
  try {
    return await checks.save(tx.session, ...change)
  } catch (error) {
    if (isDuplicateKey(error, 'accountId,city')) return refuse('CHECK_UNDER_WAY')
    throw error
  }
}
type SaveArguments = Parameters<CheckStore['save']> extends [unknown, ...infer Rest] ? Rest : never

/** Changes a check that stays in its state; an event only where somebody has to act or be told. */
export async function noteCheck(
  { checks }: Needs,
  tx: Tx,
  check: EligibilityCheck,
  { patch, text, event, data }: { patch: CheckPatch; text?: string; event?: EventType; data?: Data },
): Promise<EligibilityCheck> {
  const entry = text === undefined ? undefined : { at: tx.now, to: check.state, text }
  if (!(await checks.save(tx.session, check, patch, entry))) return refuse('STATE_MOVED')
  if (event) tx.record({ type: event, subject: { kind: 'check', id: check._id }, ...(data && { data }) })
  const history = entry ? [...check.history, entry] : check.history
  return { ...check, ...patch, revision: check.revision + 1, history }
}

/** Runs work of a job; that somebody else moved the check meanwhile is no failure: their change counts. */
export async function unlessMoved(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!isRefusal(error, 'STATE_MOVED')) throw error
  }
}

/** What belongs to one state and ends with it. */
const leaving: CheckPatch = {
  question: undefined,
  closeOn: undefined,
  personBy: undefined,
  proposal: undefined,
  review: undefined,
  nextAskAt: undefined,
  lookOn: undefined,
  looksFor: undefined,
  gaps: [],
}

/** How long the sources' records are kept: not at all when nothing was decided. */
function keeping(check: EligibilityCheck, to: EligibilityCheck['state'], now: Date): CheckPatch {
  if (to === 'cancelled') return forgotten(check)
  const isEnd = to === 'failed' || to === 'expired' || to === 'consumed' || to === 'revoked'
  return { forgetOn: isEnd ? addDays(shanghaiDate(now), RECORDS_KEPT_DAYS) : undefined }
}

/** Without what the sources said. */
export const forgotten = (check: EligibilityCheck): CheckPatch => ({
  members: check.members.map((member) => ({ ...member, answers: [] })),
  forgetOn: undefined,
  nextAskAt: undefined,
  ...(check.decision === undefined && { judged: undefined }),
})

/** What the applicant reads in the history. */
const historyTexts: Record<CheckAction, string> = {
  gather: '开始向各部门核对',
  refuseConsent: '家人没有同意或撤回了同意，核验停止，已取得的答复已删除',
  withdraw: '取消核验，撤回同意，已取得的答复已删除',
  close: '长时间没有同意或回答，核验关闭，已取得的答复已删除',
  ask: '还要您回答一个问题',
  pass: '核对完成，核验通过',
  fail: '核对完成，按规定暂时不能购买',
  gap: '有资料没有取得，转人工核对',
  askPerson: '要求人工复核',
  personPass: '人工核对，通过',
  personFail: '人工核对，未通过',
  renew: '到期前自动复核，仍然符合，有效期延长',
  lapse: '到期前自动复核，情况已有变化，不再符合',
  correctPass: '更正后的事实重新核验，通过',
  correctFail: '更正后的事实重新核验，未通过',
  correctGap: '原来的事实有误，等待来源部门更正，转人工核对',
  expire: '有效期已过',
  consume: '已用于网签',
  revoke: '结果被撤销',
}
