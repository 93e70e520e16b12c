import type { Delegation, PlainDate } from '@anju/shared-types'
import { delegationProblems } from '../../domain/cases/delegation.ts'
import { MOST_ASKS } from '../../domain/cases/delegation-states.ts'
import { packageOf } from '../../domain/cases/packages.ts'
import { checkIdNumber, normaliseIdNumber } from '../../domain/identity/citizen-id.ts'
import { staffShown } from '../../domain/identity/staff-words.ts'
import type { Call, Staff, Verified } from '../../platform/http/call.ts'
import { refuse } from '../../platform/refusal.ts'
import { offeredItem } from '../catalogue/guide.ts'
import type { DelegationRow } from './delegation-store.ts'
import { delegationView } from './delegation-view.ts'
import { type DelegationNeeds, type PersonName, proved, type Role, sealPerson, today } from './needs.ts'

export interface Scope {
  uses: DelegationRow['uses']
  items?: string[]
  caseId?: string
  home?: { unitCode: string; address: string }
  until: PlainDate
}

/** Written by either side; it holds once the principal has said yes on the own phone (D11). */
export async function askDelegation(
  needs: DelegationNeeds,
  { as, other, ...scope }: Scope & { as: Role; other: PersonName },
  caller: Verified,
  call: Call,
): Promise<Delegation> {
  const me = await proved(needs, caller.accountId)
  const them = readPerson(other, 'other', call.now)
  const [principal, agent] = as === 'principal' ? [me, them] : [them, me]
  // The address is read aloud to the principal: it is theirs to write.
  if (scope.home && as === 'agent') return wrong('home', '只有本人才能指定是哪套房子。')
  const row = await newDelegation(needs, { principal, agent, scope, askedBy: as }, call.now)
  const kept = await needs.transact(call, async (tx) => {
    if (as === 'agent' && (await needs.delegations.asks(row.agent.idIndex, tx.session)) >= MOST_ASKS) {
      return refuse('TOO_MANY_ASKS')
    }
    await needs.delegations.insert(row, tx.session)
    tx.record({ type: 'delegation.asked', subject: { kind: 'delegation', id: row._id } })
    return { id: row._id }
  })
  return delegationView(needs, (await needs.delegations.find(kept.id)) ?? row, as)
}

/** On a notarised paper, or one signed before the clerk: it holds at once, and the principal is told. */
export async function delegateAtWindow(
  needs: DelegationNeeds,
  given: Scope & { principal: PersonName; agent: PersonName; paper: string },
  { staff }: Staff,
  call: Call,
): Promise<Delegation> {
  const { principal: written, agent: other, paper, ...scope } = given
  const principal = readPerson(written, 'principal', call.now)
  const agent = readPerson(other, 'agent', call.now)
  const asked = await newDelegation(needs, { principal, agent, scope, askedBy: 'window' }, call.now)
  const row: DelegationRow = {
    ...asked,
    state: 'given',
    given: { at: call.now, paper, staffNo: staff.staffNo },
    history: [{ at: call.now, who: staffShown(staff), text: `凭${paper}登记` }],
  }
  const kept = await needs.transact(call, async (tx) => {
    await needs.delegations.insert(row, tx.session)
    tx.record({ type: 'delegation.given', subject: { kind: 'delegation', id: row._id } })
    return { id: row._id }
  })
  return delegationView(needs, (await needs.delegations.find(kept.id)) ?? row, 'staff')
}

interface NewDelegation {
  principal: PersonName
  agent: PersonName
  scope: Scope
  askedBy: DelegationRow['askedBy']
}

async function newDelegation(
  needs: DelegationNeeds,
  { principal, agent, scope, askedBy }: NewDelegation,
  now: Date,
): Promise<DelegationRow> {
  const { items, caseId, home, until } = scope
  const sealed = { principal: sealPerson(needs, principal), agent: sealPerson(needs, agent) }
  // Who may do anything may also look how it stands.
  const uses: DelegationRow['uses'] = [...new Set(['view' as const, ...scope.uses])]
  const id = needs.ids.id()
  const [problem] = delegationProblems({
    ...{ id, principal: sealed.principal.idIndex, agent: sealed.agent.idIndex, uses, from: now, until },
  })
  if (problem) return wrong('until', problem.text)
  const caseName = caseId && (await needs.caseName(caseId, sealed.principal.idIndex))
  if (caseId && !caseName) return wrong('caseId', '委托人不是这件办件的当事人。')
  return {
    ...{ _id: id, revision: 0, state: 'asked', ...sealed, askedBy, uses, until, askedAt: now, usedTimes: 0 },
    ...(items?.length && { items: await named(needs, items, today(now)) }),
    ...(caseId && caseName && { case: { id: caseId, name: caseName } }),
    ...(home && { home }),
    history: [{ at: now, who: askedBy === 'agent' ? agent.name : principal.name, text: '写好委托' }],
  }
}

async function named({ guides }: DelegationNeeds, codes: readonly string[], on: PlainDate) {
  const guide = await guides(on)
  return codes.map((code) => ({ code, name: packageOf(code)?.plainName ?? offeredItem(guide, code).item.plainName }))
}

export function readPerson({ name, idNumber }: PersonName, field: string, now: Date): PersonName {
  const number = normaliseIdNumber(idNumber)
  if (checkIdNumber(number, today(now)).ok) return { name: name.normalize('NFC'), idNumber: number }
  return wrong(`${field}.idNumber`, '身份证号码有误，请核对 18 位号码。')
}

const wrong = (field: string, text: string): never => refuse('DELEGATION_WRONG', { field, text })
