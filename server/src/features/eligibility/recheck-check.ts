import { addDays, shanghaiDate } from '@anju/shared-types'
import { systemCall } from '../../platform/http/call.ts'
import type { JobHandler } from '../../platform/parts.ts'
import { applyCheck, noteCheck, unlessMoved } from './apply-check.ts'
import type { CheckNeeds } from './check-needs.ts'
import { findOut } from './gather-facts.ts'
import { sealJson } from './sealed-check.ts'
import { validPatch } from './settle-check.ts'

export const recheckJob = 'recheck-eligibility'

/**
 * Before a result ends all sources are asked anew: still so, it runs on; certainly no longer so, it ends. A silent source leaves it as it
 * is; it is tried again day by day, and its holder is told once that it may end.
 */
export const recheckCheck =
  (needs: CheckNeeds): JobHandler =>
  async ({ check: id = '', revision }) => {
    const check = await needs.checks.find(id)
    if (check?.revision !== Number(revision) || check.state !== 'passed' || check.looksFor !== 'recheck') return
    const now = needs.clock.now()
    const found = await findOut(needs, check, now, { anew: true })
    const { outcome, judged, rules } = found
    const learned = {
      members: found.check.members,
      isFamilyComplete: found.check.isFamilyComplete,
      judged: sealJson(needs.cipher, judged),
      ...{ rulesetVersion: rules.version, isPinned: rules.isPinned },
    }
    const decision = { by: 'rules', at: now, rulesetVersion: rules.version } as const
    const today = shanghaiDate(now)
    await unlessMoved(
      needs.transact(systemCall(recheckJob, { now, ids: needs.ids }), (tx) => {
        if (outcome.kind === 'pass') {
          const patch = { ...validPatch(found.check, now, { canRecheck: true }), ...learned }
          return applyCheck(needs, tx, check, 'renew', {
            patch: { ...patch, decision: { ...decision, remaining: outcome.remaining } },
          })
        }
        if (outcome.kind === 'fail') {
          return applyCheck(needs, tx, check, 'lapse', { patch: { ...learned, decision, validTo: undefined } })
        }
        const tomorrow = addDays(today, 1)
        const isLast = check.validTo !== undefined && tomorrow > check.validTo
        return noteCheck(needs, tx, check, {
          patch: {
            asks: check.asks + 1,
            lookOn: isLast ? undefined : tomorrow,
            looksFor: isLast ? undefined : 'recheck',
          },
          ...(check.asks === 0 && {
            text: '到期前复核时有资料没有取得，会继续询问；结论在有效期内不变',
            event: 'check.expiring' as const,
          }),
        })
      }),
    )
  }
