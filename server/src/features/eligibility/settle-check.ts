import { addDays, shanghaiDate } from '@anju/shared-types'
import { drawnSample, isSampled, SAMPLE_WORKING_DAYS } from '../../domain/blind-sample.ts'
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts'
import { dueIn } from '../../domain/calendar/due.ts'
import type { CheckAction } from '../../domain/eligibility/check-states.ts'
import type { Outcome } from '../../domain/eligibility/decide-check.ts'
import {
  askSourcesAgainAt,
  PATIENCE_DAYS,
  PERSON_WORKING_DAYS,
  runOf,
  validityOn,
} from '../../domain/eligibility/validity.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { applyCheck, noteCheck } from './apply-check.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { CheckPatch, EligibilityCheck } from './check-store.ts'
import type { Judgement } from './judge-check.ts'
import { sealJson } from './sealed-check.ts'

type Needs = Pick<CheckNeeds, 'checks' | 'cipher' | 'ids'>

/** What was found out outside the transaction. */
export interface Found extends Judgement {
  /** The check with what the sources said and who belongs to the family. */
  check: EligibilityCheck
  /** A source that matters did not answer. */
  isSilent: boolean
  calendar: WorkingCalendar
}

/** Which action an outcome is in each state; none: the check stays where it is. */
const actions: Partial<Record<EligibilityCheck['state'], Partial<Record<Outcome['kind'], CheckAction>>>> = {
  gathering: { pass: 'pass', fail: 'fail', gap: 'gap', ask: 'ask' },
  dataGap: { pass: 'pass', fail: 'fail', ask: 'ask' },
  // Somebody asked for a person: only a person refuses.
  reviewing: { pass: 'correctPass' },
  passed: { pass: 'correctPass', fail: 'correctFail' },
  failed: { pass: 'correctPass', fail: 'correctFail', gap: 'correctGap', ask: 'correctGap' },
}

/** Saves what the sources said and what follows from it: a result, a question, or a person. Silence never becomes a refusal. */
export async function settleCheck(
  needs: Needs,
  tx: Tx,
  read: EligibilityCheck,
  found: Found,
): Promise<EligibilityCheck> {
  const { outcome } = found
  const isSuperseded = read.state === 'failed' && (await needs.checks.hasOtherUnderWay(read, tx.session))
  const action = isSuperseded ? undefined : actions[read.state]?.[outcome.kind]
  const learned = learnedPatch(needs, found)
  if (!action) return noteCheck(needs, tx, read, { patch: stayingPatch(read, found, learned, tx.now) })
  return applyCheck(needs, tx, read, action, {
    patch: { ...learned, ...resultPatch(needs, read, found, tx.now) },
    ...(outcome.kind === 'gap' && { text: gapText(found) }),
  })
}

const learnedPatch = ({ cipher }: Needs, { check, judged, rules }: Found): CheckPatch => ({
  members: check.members,
  isFamilyAsked: true,
  isFamilyComplete: check.isFamilyComplete,
  judged: sealJson(cipher, judged),
  rulesetVersion: rules.version,
  isPinned: rules.isPinned,
})

/** A result that stands keeps the reasons it was given with. */
function stayingPatch(read: EligibilityCheck, found: Found, learned: CheckPatch, now: Date): CheckPatch {
  const asks = read.asks + 1
  const again = { asks, nextAskAt: found.isSilent ? askSourcesAgainAt(asks, now) : undefined }
  if (read.state === 'passed' || read.state === 'failed') return { members: found.check.members, ...again }
  return { ...learned, ...again, gaps: gapsOf(found.outcome) }
}

const gapsOf = (outcome: Outcome): EligibilityCheck['gaps'] => {
  if (outcome.kind === 'gap') return outcome.gaps.map(({ fact, sources }) => ({ fact, sources: [...sources] }))
  return outcome.kind === 'ask' ? [{ fact: outcome.fact, sources: [] }] : []
}

const gapText = ({ isSilent }: Found) =>
  isSilent ? '有部门没有答复，没有因此判定不符合；转人工核对，部门答复后也会自动继续' : '有一项要看纸质材料，转人工核对'

function resultPatch(needs: Needs, read: EligibilityCheck, found: Found, now: Date): CheckPatch {
  const { outcome, check, rules } = found
  const byRules = { by: 'rules', at: now, rulesetVersion: rules.version } as const
  switch (outcome.kind) {
    case 'pass':
      return {
        decision: { ...byRules, remaining: outcome.remaining },
        // What is still silent could change nothing.
        ...{ asks: 0, nextAskAt: undefined },
        ...validPatch(check, now, { canRecheck: true }),
        ...samplePatch(needs, read, found, now),
      }
    case 'fail':
      return { decision: byRules, validTo: undefined, ...samplePatch(needs, read, found, now) }
    case 'ask':
      if (read.state === 'failed') return gapPatch(found, now)
      return { question: outcome.fact, closeOn: addDays(shanghaiDate(now), PATIENCE_DAYS), asks: 0 }
    case 'gap':
      return gapPatch(found, now)
  }
}

const gapPatch = ({ outcome, calendar, isSilent }: Found, now: Date): CheckPatch => ({
  gaps: gapsOf(outcome),
  personBy: dueIn(PERSON_WORKING_DAYS, shanghaiDate(now), calendar),
  asks: 1,
  nextAskAt: isSilent ? askSourcesAgainAt(1, now) : undefined,
})

/** Until when a result may be used, and when it is looked at before that. */
export function validPatch(
  { city, members }: Pick<EligibilityCheck, 'city' | 'members'>,
  now: Date,
  { canRecheck }: { canRecheck: boolean },
): CheckPatch {
  const today = shanghaiDate(now)
  const consents = members.flatMap(({ consent }) => (consent.decidedAt ? [consent.decidedAt.getTime()] : []))
  const { validTo, recheckOn } = runOf(city, today, shanghaiDate(new Date(Math.min(now.getTime(), ...consents))))
  if (canRecheck && recheckOn) return { validTo, lookOn: recheckOn, looksFor: 'recheck' }
  const warnOn = addDays(validTo, -validityOn(city, today).recheckDaysBefore)
  return { validTo, lookOn: warnOn > today ? warnOn : undefined, looksFor: warnOn > today ? 'warning' : undefined }
}

/** A part of the machine's decisions is decided again by a person who does not see them; where nothing was asked there is nothing to see. */
function samplePatch({ ids }: Needs, read: EligibilityCheck, { check, calendar }: Found, now: Date): CheckPatch {
  const isFirst = read.state === 'gathering' || read.state === 'dataGap'
  const hasFacts = check.members.some((member) => member.answers.length > 0)
  if (!isFirst || !hasFacts || !isSampled(Number(ids.digits(2)))) return {}
  return { sample: drawnSample(now, dueIn(SAMPLE_WORKING_DAYS, shanghaiDate(now), calendar)) }
}
