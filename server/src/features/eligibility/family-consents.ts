import { eligibilityCheckStates, eligibilityCities, type FamilyConsent, familyConsentStates } from '@anju/shared-types'
import { checkEdge, isUnderWay } from '../../domain/eligibility/check-states.ts'
import { consentStatement } from '../../domain/eligibility/consent-statement.ts'
import { zoneName } from '../../domain/eligibility/zones.ts'
import { maskName } from '../../domain/identity/mask.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Call, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { applyCheck, noteCheck } from './apply-check.ts'
import type { CheckNeeds } from './check-needs.ts'
import type { CheckMember, EligibilityCheck } from './check-store.ts'
import { waitingFor } from './family-members.ts'
import { idIndexOf, openWho } from './sealed-check.ts'

type Needs = Pick<CheckNeeds, 'checks' | 'cipher' | 'transact' | 'accounts'>

/** What the checks of one's family ask of oneself: found by the number that one has proved, whoever typed it first. */
export async function listConsents(needs: Needs, caller: Verified): Promise<{ items: FamilyConsent[] }> {
  const idIndex = await ownIndex(needs, caller)
  const checks = await needs.checks.withMember(idIndex)
  const isMine = (member: CheckMember) => member.idIndex === idIndex && member.role === 'spouse'
  return {
    items: checks.flatMap((check) => check.members.filter(isMine).map((member) => consentView(needs, check, member))),
  }
}

/** Agrees to be asked about. With the last consent the check goes on. */
export function agree(
  needs: Needs,
  { id, statement }: { id: string; statement: string },
  caller: Verified,
  call: Call,
): Promise<FamilyConsent> {
  return changeConsent(needs, id, caller, call, (tx, check, member) => {
    if (member.consent.state !== 'waiting' || !isUnderWay(check.state)) return refuse('STATE_MOVED')
    if (statement !== consentStatement(member.consent.sources).version) return refuse('STATEMENT_OUTDATED')
    const members = withConsent(check, member, { state: 'given', decidedAt: call.now, statement }, caller.accountId)
    if (check.state === 'consenting' && !waitingFor(members)) {
      return applyCheck(needs, tx, check, 'gather', { patch: { members }, text: '配偶已同意，开始向各部门核对' })
    }
    return noteCheck(needs, tx, check, { patch: { members }, text: '配偶已同意', event: 'check.consent-given' })
  })
}

/**
 * Does not agree, or takes an agreement back (个人信息保护法 15). What is under way ends; a result that was given before stands, and is
 * not checked again by itself.
 */
export function refuseConsent(needs: Needs, id: string, caller: Verified, call: Call): Promise<FamilyConsent> {
  return changeConsent(needs, id, caller, call, (tx, check, member) => {
    if (!mayRefuse(check, member)) return refuse('STATE_MOVED')
    const members = withConsent(check, member, { state: 'refused', decidedAt: call.now }, caller.accountId)
    if (checkEdge(check.state, 'refuseConsent')) {
      const emptied = members.map((one) => ({ ...one, answers: [] }))
      return applyCheck(needs, tx, check, 'refuseConsent', { patch: { members: emptied } })
    }
    return noteCheck(needs, tx, check, {
      patch: { members, lookOn: undefined, looksFor: undefined, nextAskAt: undefined },
      text: '配偶撤回了同意：结论在有效期内不变，到期前不再自动复核',
      event: 'check.consent-withdrawn',
    })
  })
}

const mayRefuse = ({ state }: EligibilityCheck, { consent }: CheckMember) =>
  isUnderWay(state) ? consent.state !== 'refused' : state === 'passed' && consent.state === 'given'

const withConsent = (
  check: EligibilityCheck,
  member: CheckMember,
  decided: Partial<CheckMember['consent']>,
  accountId: string,
): CheckMember[] =>
  check.members.map((one) =>
    one.consent.id === member.consent.id ? { ...one, accountId, consent: { ...one.consent, ...decided } } : one,
  )

function changeConsent(
  needs: Needs,
  id: string,
  caller: Verified,
  call: Call,
  act: (tx: Tx, check: EligibilityCheck, member: CheckMember) => Promise<EligibilityCheck>,
): Promise<FamilyConsent> {
  return needs.transact(
    call,
    async (tx) => {
      const idIndex = await ownIndex(needs, caller)
      const isThis = (member: CheckMember) =>
        member.consent.id === id && member.idIndex === idIndex && member.role === 'spouse'
      const check = await needs.checks.byConsent(id, tx.session)
      const member = check?.members.find(isThis)
      if (!check || !member) return refuse('NOT_YOURS')
      const changed = await act(tx, check, member)
      return consentView(needs, changed, changed.members.find(isThis) ?? member)
    },
    { line: `consent:${id}` },
  )
}

async function ownIndex({ accounts, cipher }: Needs, caller: Verified): Promise<string> {
  const account = await accounts.store.find(caller.accountId)
  return account?.realName.state === 'verified'
    ? idIndexOf(cipher, account.realName.idNumber)
    : refuse('REAL_NAME_REQUIRED')
}

function consentView({ cipher }: Needs, check: EligibilityCheck, member: CheckMember): FamilyConsent {
  const { consent } = member
  const { city, zone, state } = check
  const isOpen = consent.state === 'waiting' && isUnderWay(state)
  return {
    id: consent.id,
    applicant: maskName(openWho(cipher, check.members[0] as CheckMember).name),
    relation: '配偶',
    city: { code: city, name: eligibilityCities[city] },
    zone: { code: zone, name: zoneName(city, zone) },
    ...{ state: consent.state, stateLabel: familyConsentStates[consent.state] },
    askedAt: consent.askedAt.toISOString(),
    ...(consent.decidedAt && { decidedAt: consent.decidedAt.toISOString() }),
    checkState: eligibilityCheckStates[state],
    statement: consentStatement(consent.sources),
    allowedActions: [...(isOpen ? ['agree'] : []), ...(mayRefuse(check, member) ? ['refuse'] : [])],
  }
}
