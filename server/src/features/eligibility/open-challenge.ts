import { type Check, type EligibilityFact, eligibilityFacts, shanghaiDate } from '@anju/shared-types'
import { dueIn } from '../../domain/calendar/due.ts'
import { canChallenge } from '../../domain/eligibility/check-actions.ts'
import { sourcesOfFact } from '../../domain/eligibility/from-sources.ts'
import { CHALLENGE_WORKING_DAYS } from '../../domain/eligibility/validity.ts'
import type { Account, Call } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { noteCheck } from './apply-check.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { StoredChallenge } from './check-store.ts'
import { ownerOf } from './check-words.ts'
import { changeOwn } from './own-check.ts'

type Needs = Pick<CheckNeeds, 'checks' | 'cipher' | 'transact' | 'halls' | 'ids'>

/** A fact is contested (E36): its owner answers by its own clock, and the check goes on meanwhile. */
export async function openChallenge(
  needs: Needs,
  { id, fact, claim }: { id: string; fact: EligibilityFact; claim: string },
  caller: Account,
  call: Call,
): Promise<Check> {
  const due = dueIn(CHALLENGE_WORKING_DAYS, shanghaiDate(call.now), await needs.halls.calendar())
  const challengeId = needs.ids.id()
  return changeOwn(needs, id, caller, call, (tx, check) => {
    if (!canChallenge(check.state, fact)) {
      if (sourcesOfFact[fact]) return refuse('STATE_MOVED')
      return refuse('BAD_INPUT', { field: 'fact', text: '这一项不是从部门取得的，没有部门可以核实。' })
    }
    if (check.challenges.some((one) => one.fact === fact && one.state === 'open')) return refuse('CHALLENGE_EXISTS')
    const challenge: StoredChallenge = {
      ...{ id: challengeId, fact, claim: needs.cipher.seal(claim) },
      ...{ state: 'open', openedAt: call.now, due },
    }
    return noteCheck(needs, tx, check, {
      patch: { challenges: [...check.challenges, challenge] },
      text: `对“${eligibilityFacts[fact]}”提出异议，转${ownerOf(fact)}核实`,
      event: 'challenge.opened',
      data: { challenge: challengeId, fact },
    })
  })
}
