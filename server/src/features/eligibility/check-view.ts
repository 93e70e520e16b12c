import {
  type Check,
  type CheckSummary,
  type Explanation,
  eligibilityCheckStates,
  eligibilityCities,
  eligibilityFacts,
  eligibilityResults,
  factChallengeStates,
  factSources,
  familyConsentStates,
  shanghaiDate,
} from '@anju/shared-types'
import { applicantActions, canChallenge } from '../../domain/eligibility/check-actions.ts'
import { resultOf } from '../../domain/eligibility/check-states.ts'
import { questionOf } from '../../domain/eligibility/words.ts'
import { zoneName } from '../../domain/eligibility/zones.ts'
import { maskName } from '../../domain/identity/mask.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import { standingOf } from './check-due.ts'
import { rulesView } from './check-rules.ts'
import type { EligibilityCheck, StoredChallenge } from './check-store.ts'
import { headlineOf, nextOf, officesText, ownerOf, roleLabels, saidLabels, silentOffices } from './check-words.ts'
import { waitingFor } from './family-members.ts'
import { openJudged, openWho } from './sealed-check.ts'

export interface ViewContext {
  cipher: Pick<Cipher, 'open'>
  now: Date
  /** The applicant reads their own name whole. */
  isOwn?: boolean
}

/** A check in a list. */
export function checkSummary(check: EligibilityCheck): CheckSummary {
  const { city, zone, state, decision, validTo } = check
  const result = resultOf(state)
  return {
    id: check._id,
    code: check.code,
    state,
    stateLabel: eligibilityCheckStates[state],
    ...(result && { result, resultLabel: eligibilityResults[result] }),
    city: { code: city, name: eligibilityCities[city] },
    zone: { code: zone, name: zoneName(city, zone) },
    headline: headlineOf(check),
    startedAt: check.startedAt.toISOString(),
    ...(state === 'passed' && decision && { remaining: decision.remaining ?? null }),
    ...(validTo && { validTo }),
  }
}

/** A check as its applicant sees it now. */
export function checkView(check: EligibilityCheck, { cipher, now, isOwn = true }: ViewContext): Check {
  const { state, city, decision, personBy, question } = check
  const judged = state === 'consenting' || state === 'cancelled' ? undefined : openJudged(cipher, check.judged)
  const { explanation, flip } = judged?.evaluation ?? {}
  return {
    ...checkSummary(check),
    serverNow: now.toISOString(),
    isWorking: state === 'gathering' || (state === 'consenting' && !waitingFor(check.members)),
    next: nextOf(check),
    rules: rulesView(check.rulesetVersion, check.isPinned),
    ...(check.areaSqm !== undefined && { areaSqm: check.areaSqm }),
    ...(check.homeKind && { homeKind: check.homeKind }),
    ...(check.insideSecondRing !== undefined && { insideSecondRing: check.insideSecondRing }),
    ...(decision && { decidedAt: decision.at.toISOString(), decidedBy: decision.by }),
    ...(decision?.reason !== undefined && { personsReason: decision.reason }),
    ...(check.looksFor === 'recheck' && check.lookOn && { recheckOn: check.lookOn }),
    reasons: state === 'failed' || state === 'reviewing' ? (judged?.reasons ?? []) : [],
    gaps: check.gaps.map(({ fact, sources }) => ({
      ...{ fact, label: eligibilityFacts[fact] },
      offices: sources.map((source) => factSources[source]),
    })),
    ...(personBy && { personBy: { date: personBy.date, provisional: personBy.provisional } }),
    ...(question && { question: questionOf(question, city) }),
    ...(explanation && { explanation }),
    ...(flip && { flip }),
    facts: factsOf(check, explanation),
    sources: sourcesOf(check),
    family: check.members.map((member) => familyView(member, cipher, isOwn)),
    challenges: check.challenges.map((challenge) => challengeView(challenge, cipher, now)),
    history: check.history.map(({ at, text }) => ({ at: at.toISOString(), text })),
    allowedActions: applicantActions(standingOf(check)),
  }
}

/** Each fact once, as the explanation tells it. */
export function factsOf(
  { state }: Pick<EligibilityCheck, 'state'>,
  explanation: Explanation | undefined,
): Check['facts'] {
  const nodes = explanation?.children.flatMap((rule) => rule.children.flatMap((clause) => clause.children)) ?? []
  const byFact = new Map(nodes.map((node) => [node.fact, node]))
  return [...byFact.values()].map(({ fact, text, source, asOf }) => ({
    ...{ fact, label: eligibilityFacts[fact], text },
    ...(source !== undefined && { source }),
    ...(asOf !== undefined && { asOf }),
    canChallenge: canChallenge(state, fact),
  }))
}

export const sourcesOf = ({ members }: Pick<EligibilityCheck, 'members'>): Check['sources'] =>
  members.flatMap(({ role, answers }) =>
    answers.map(({ source, said, asOf }) => ({
      ...{ source, label: factSources[source], about: roleLabels[role], said, saidLabel: saidLabels[said] },
      ...(asOf && { asOf }),
    })),
  )

function familyView(member: EligibilityCheck['members'][number], cipher: ViewContext['cipher'], isOwn: boolean) {
  const { name } = openWho(cipher, member)
  const { state, decidedAt } = member.consent
  const shown = isOwn && member.role === 'self' ? name : maskName(name)
  return {
    ...{ role: member.role, roleLabel: roleLabels[member.role], name: shown },
    consent: {
      ...{ state, label: member.role === 'child' ? '由监护人代为同意' : familyConsentStates[state] },
      ...(decidedAt && { at: decidedAt.toISOString() }),
      ...(state === 'waiting' && { how: howToAgree(shown, member.accountId !== undefined) }),
    },
  }
}

const howToAgree = (name: string, hasAccount: boolean) =>
  hasAccount
    ? `已经通知${name}。请${name}在自己的手机上打开通知，看过告知书后点“同意”。`
    : `${name}还没有用过安居一窗。请${name}在自己的手机上打开安居一窗，登录并完成实名，“等我同意”里就会有这一项。`

function challengeView(
  challenge: StoredChallenge,
  cipher: ViewContext['cipher'],
  now: Date,
): Check['challenges'][number] {
  const { id, fact, state, openedAt, due, answer } = challenge
  return {
    ...{ id, fact, label: eligibilityFacts[fact], claim: cipher.open(challenge.claim) },
    ...{ state, stateLabel: factChallengeStates[state], owner: ownerOf(fact), openedAt: openedAt.toISOString() },
    ...{ dueOn: due.date, provisional: due.provisional },
    overdue: state === 'open' && shanghaiDate(now) > due.date,
    ...(answer !== undefined && { answer }),
  }
}

/** The silent among the offices whose answer is missing, for a list; all of them where each has answered something. */
export function gapOffices(check: EligibilityCheck): string {
  const sources = [...new Set(check.gaps.flatMap((gap) => gap.sources))]
  const offices = silentOffices(check).filter((office) => sources.some((source) => factSources[source] === office))
  return offices.length > 0 ? offices.join('、') : officesText(sources)
}
