import { shanghaiDate } from '@anju/shared-types'
import { systemCall } from '../../platform/http/call.ts'
import { applyCheck, forgotten, noteCheck, unlessMoved } from './apply-check.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { EligibilityCheck } from './check-store.ts'
import { ownerOf } from './check-words.ts'
import { askSourcesJob } from './gather-facts.ts'
import { recheckJob } from './recheck-check.ts'

const AT_A_TIME = 500

/** Everything about checks that the clock asks for. Each does one thing a turn; what is left is due again at once. */
export async function tendChecks(needs: CheckNeeds): Promise<void> {
  const now = needs.clock.now()
  for (const check of await needs.checks.toWake(now, AT_A_TIME)) await tend(needs, check, now)
}

async function tend(needs: CheckNeeds, check: EligibilityCheck, now: Date): Promise<void> {
  const today = shanghaiDate(now)
  // Offices are asked by jobs of their own, side by side: one silent office must not hold up the clock.
  const job = { check: check._id, revision: String(check.revision) }
  const id = `${check._id}-${check.revision}-${now.getTime()}`
  const isOver = check.state === 'passed' && check.validTo !== undefined && check.validTo < today
  if (isOver) return write('expire')
  if (check.closeOn && check.closeOn <= today) return write('close')
  if (check.forgetOn && check.forgetOn <= today) return forget()
  if (hasLateChallenge()) return tellLate()
  if (check.nextAskAt && check.nextAskAt <= now) return needs.jobs.add(askSourcesJob, job, { id })
  if (!check.lookOn || check.lookOn > today) return
  if (check.looksFor === 'recheck') return needs.jobs.add(recheckJob, job, { id })
  return warn()

  function transact(work: Parameters<CheckNeeds['transact']>[1]) {
    return unlessMoved(needs.transact(systemCall('tend-checks', { now, ids: needs.ids }), work))
  }
  function write(action: 'expire' | 'close') {
    return transact((tx) => applyCheck(needs, tx, check, action))
  }
  function forget() {
    return transact((tx) =>
      noteCheck(needs, tx, check, { patch: forgotten(check), text: '各部门的答复已按告知书删除' }),
    )
  }
  function warn() {
    const patch = { lookOn: undefined, looksFor: undefined }
    return transact((tx) => noteCheck(needs, tx, check, { patch, event: 'check.expiring' }))
  }
  function hasLateChallenge() {
    return check.challenges.some(isLate)
  }
  function isLate({ state, isLateTold, due }: EligibilityCheck['challenges'][number]) {
    return state === 'open' && !isLateTold && due.at <= now
  }
  function tellLate() {
    const late = check.challenges.filter(isLate)
    const challenges = check.challenges.map((one) => (isLate(one) ? { ...one, isLateTold: true } : one))
    const text = `${late.map(({ fact }) => ownerOf(fact)).join('、')}没有按期答复异议，已由主管督办`
    return transact((tx) =>
      noteCheck(needs, tx, check, {
        ...{ patch: { challenges }, text, event: 'challenge.overdue' },
        data: { challenges: late.map(({ id }) => id).join() },
      }),
    )
  }
}
