import { type Delegation, delegableUses, delegationStates } from '@anju/shared-types'
import { dayText } from '../../domain/calendar/calendar.ts'
import { neverDelegated } from '../../domain/cases/delegation.ts'
import { ASK_DAYS, delegationActionsOf } from '../../domain/cases/delegation-states.ts'
import {
  type DelegationAct,
  delegationDigest,
  delegationSentence,
  scopeText,
} from '../../domain/cases/delegation-words.ts'
import type { DelegationRow } from './delegation-store.ts'
import { type DelegationNeeds, openPerson, type Role, sha256 } from './needs.ts'

type Needs = Pick<DelegationNeeds, 'cipher'>

export const actOf = (needs: Needs, row: DelegationRow): DelegationAct => ({
  id: row._id,
  principal: openPerson(needs, row.principal),
  agent: openPerson(needs, row.agent),
  uses: row.uses,
  ...(row.items && { items: row.items }),
  ...(row.case && { case: row.case }),
  ...(row.home && { home: row.home }),
  until: row.until,
})

export const digestOf = (needs: Needs, row: DelegationRow): string => delegationDigest(actOf(needs, row), sha256)

const masked = (idNumber: string) => `${idNumber.slice(0, 1)}${'*'.repeat(13)}${idNumber.slice(-4)}`

/** Each side reads the other's name in full and of the number only what tells two people of one name apart. */
export function delegationView(needs: Needs, row: DelegationRow, role: Role | 'staff'): Delegation {
  const act = actOf(needs, row)
  const person = (one: Role) => {
    const { name, idNumber } = act[one]
    return { name, idNumber: one === role ? idNumber : masked(idNumber) }
  }
  return {
    id: row._id,
    role,
    principal: person('principal'),
    agent: person('agent'),
    uses: row.uses.map((use) => ({ use, label: delegableUses[use] })),
    scopeText: scopeText(act),
    items: row.items ?? [],
    caseId: row.case?.id,
    home: row.home,
    until: row.until,
    state: row.state,
    stateLabel: delegationStates[row.state],
    text: standing(row, role, act),
    act:
      row.state === 'asked' ? { text: delegationSentence(act), digest: digestOf(needs, row), extras: [] } : undefined,
    never: [neverDelegated.consent, neverDelegated['receive-money'], neverDelegated['change-contact']],
    usedTimes: row.usedTimes,
    lastUsedAt: row.lastUsedAt?.toISOString(),
    history: row.history.map(({ at, who, text }) => ({ at: at.toISOString(), who, text })),
    allowedActions: role === 'staff' ? [] : delegationActionsOf(row.state, role),
  }
}

function standing(row: DelegationRow, role: Role | 'staff', { principal, agent }: DelegationAct): string {
  const until = dayText(row.until)
  if (row.state === 'asked') {
    return role === 'principal'
      ? `${agent.name}想替您办事。看清下面的话，同意就点“我同意”，不同意就点“不同意”。`
      : `等${principal.name}在自己手机上同意；${ASK_DAYS} 天没有回应就作废。`
  }
  if (row.state !== 'given') return `${delegationStates[row.state]}。需要时可以再委托。`
  const paper = row.given && 'paper' in row.given ? `凭${row.given.paper}。` : ''
  return role === 'principal'
    ? `${agent.name}可以替您办到${until}。${paper}办了什么都会告诉您，您随时可以收回。`
    : `您可以替${principal.name}办到${until}。${paper}您办的每一步都会告诉本人。`
}
