import {
  type BlindSample,
  type eligibilityChecks as contract,
  eligibilityCities,
  type Reply,
  shanghaiDate,
} from '@anju/shared-types'
import { answeredSample } from '../../domain/blind-sample.ts'
import { dueIn } from '../../domain/calendar/due.ts'
import { ruleSetsOfVersion } from '../../domain/eligibility/rule-sets-on.ts'
import { PERSON_WORKING_DAYS } from '../../domain/eligibility/validity.ts'
import { zoneName } from '../../domain/eligibility/zones.ts'
import type { Call, Staff } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { applyCheck, noteCheck } from './apply-check.ts'
import type { DeskNeeds } from './change-at-desk.ts'
import { rulesView } from './check-rules.ts'
import type { EligibilityCheck } from './check-store.ts'
import { factsOf, sourcesOf } from './check-view.ts'
import { recordLook } from './desk-view.ts'
import { refuseFamily, viewerOf } from './desk-viewer.ts'
import { openJudged } from './sealed-check.ts'

type Waiting = EligibilityCheck & { sample: NonNullable<EligibilityCheck['sample']> }

/** The rules and the facts of a drawn check, without the machine's answer and without names. */
export async function seeSample(needs: DeskNeeds, id: string, caller: Staff, now: Date): Promise<BlindSample> {
  const check = await blindly(needs, await needs.checks.find(id), caller)
  await recordLook(needs, check, { caller, what: '购房资格核验的事实（盲审）', why: '盲审抽查', now })
  const { city, zone, rulesetVersion, isPinned, sample } = check
  const facts = factsOf(check, openJudged(needs.cipher, check.judged)?.evaluation.explanation)
  return {
    id: check._id,
    city: { code: city, name: eligibilityCities[city] },
    zone: { code: zone, name: zoneName(city, zone) },
    rules: rulesView(rulesetVersion, isPinned),
    table: (ruleSetsOfVersion(rulesetVersion) ?? []).flatMap(({ rows }) =>
      rows.map(({ buyer, when, limit }) => ({ buyer, conditions: when.map(({ text }) => text), limit })),
    ),
    facts: facts.map(({ canChallenge: _, ...fact }) => fact),
    sources: sourcesOf(check),
    ...{ dueOn: sample.due.date, provisional: sample.due.provisional },
  }
}

/**
 * The blind answer. A refusal that it contradicts goes to a person at once; a result that it contradicts stands until another colleague
 * has looked: its holder relied on it.
 */
export async function decideSample(
  needs: DeskNeeds,
  { id, decision, reason }: { id: string; decision: 'pass' | 'fail'; reason: string },
  caller: Staff,
  call: Call,
): Promise<Reply<typeof contract.table.decideSample>> {
  const personBy = dueIn(PERSON_WORKING_DAYS, shanghaiDate(call.now), await needs.halls.calendar())
  return needs.transact(
    call,
    async (tx) => {
      const check = await blindly(needs, await needs.checks.find(id, tx.session), caller)
      // What has moved since was decided by a person, or is no longer in force: the answer is kept, and nothing follows from it.
      const machine = check.decision?.by !== 'rules' ? undefined : stands[check.state]
      const answer = { staffNo: caller.staff.staffNo, decision, reason, at: call.now }
      const { agreed, sample } = answeredSample(check.sample, machine, answer)
      const review = { why: 'sample' as const, text: needs.cipher.seal(reason), at: call.now }
      if (agreed) await noteCheck(needs, tx, check, { patch: { sample }, event: 'sample.decided', data: { agreed } })
      else if (machine === 'fail' && (await needs.checks.hasOtherUnderWay(check, tx.session))) {
        await noteCheck(needs, tx, check, { patch: { sample }, event: 'sample.decided', data: { agreed } })
        return { agreed, text: '与机器的结论不一致；申请人已有新的核验在办，这一件不再复核。' }
      } else if (machine === 'fail') {
        const text = '抽查中同事的看法与机器不同，转人工复核'
        await applyCheck(needs, tx, check, 'askPerson', { patch: { sample, review, personBy }, text })
      } else {
        const text = '抽查中同事的看法与机器不同，由另一位同事核对；结论在此期间有效'
        const patch = { sample, review, personBy }
        await noteCheck(needs, tx, check, { patch, text, event: 'sample.decided', data: { agreed } })
      }
      return { agreed, text: agreed ? '与机器的结论一致。' : '与机器的结论不一致，已转另一位同事复核。' }
    },
    { line: `check:${id}` },
  )
}

const stands: Partial<Record<EligibilityCheck['state'], 'pass' | 'fail'>> = { passed: 'pass', failed: 'fail' }

async function blindly(needs: DeskNeeds, check: EligibilityCheck | null, caller: Staff): Promise<Waiting> {
  if (!check) return refuse('NOT_FOUND')
  if (check.sample?.state !== 'waiting') return refuse('STATE_MOVED')
  refuseFamily(await viewerOf(needs, check, caller))
  if (check.seenBy.includes(caller.staff.staffNo)) {
    return refuse('NOT_ALLOWED', { text: '您已经看过机器的结论，请由其他同事盲审。' })
  }
  return check as Waiting
}
