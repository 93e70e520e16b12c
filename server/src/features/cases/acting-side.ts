import type { DelegableUse } from '@anju/shared-types'
import { mayAct, type NeverDelegated } from '../../domain/cases/delegation.ts'
import { maskName } from '../../domain/identity/mask.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Standing } from '../delegations/delegations.ts'
import type { CaseRow, PartyRow } from './case-record.ts'
import type { CaseNeeds } from './needs.ts'
import { type Person, partyOf, shownAs } from './parties.ts'

/** Who does something on which side of a case. */
export interface ActingSide {
  party: PartyRow
  /** As the history shows it: 转让方; 赵** 代 王**（申请人）. */
  shown: string
  /** Under which delegation, when it is somebody else's side. */
  agent?: Standing
}

type Needs = Pick<CaseNeeds, 'delegations' | 'clock'>
type Use = DelegableUse | NeverDelegated

/**
 * The side on which the caller may do this now: their own, else one whose person has delegated it to them (E28). Inside a transaction an
 * act under a delegation is counted on the delegation itself, so that taking it back at the same instant comes before or after it, never
 * beside it. Refuses who has no side as if there were no such case.
 */
export async function actingSide(needs: Needs, row: CaseRow, me: Person, use: Use, tx?: Tx): Promise<ActingSide> {
  const own = partyOf(row, me)
  const found = own ? { party: own, shown: shownAs(own, me) } : await delegated(needs, row, me, use, tx)
  const isDraft = row.state === 'draft' || row.state === 'discarded'
  if (isDraft && !found.party.isApplicant) return refuse('NOT_YOURS')
  if (tx && 'agent' in found && use !== 'view') {
    await needs.delegations.use(tx, found.agent.rule.id, { act: use, caseId: row._id })
  }
  return found
}

/** The same, for what only the side that began it may do. */
export async function actingApplicant(...asked: Parameters<typeof actingSide>): Promise<ActingSide> {
  const found = await actingSide(...asked)
  return found.party.isApplicant ? found : refuse('NOT_YOURS')
}

async function delegated(needs: Needs, row: CaseRow, me: Person, use: Use, tx?: Tx): Promise<Required<ActingSide>> {
  const now = tx?.now ?? needs.clock.now()
  const held = await needs.delegations.ofAgent(me, tx?.session)
  const sides = row.parties.filter((party) => held.some(({ rule }) => rule.principal === party.idIndex))
  const answers = sides.map((party) => ({ party, answer: judge(held, row, party, { me, use, now }) }))
  for (const { party, answer } of answers) {
    if ('refused' in answer) continue
    const agent = held.find(({ rule }) => rule.id === answer.delegation.id)!
    const shown = `${maskName(agent.agent.name)} 代 ${maskName(agent.principal.name)}（${party.side}）`
    return { party, agent, shown }
  }
  // Who may not even look is told nothing of the case, not even that it is there.
  const seen = answers.find(({ party }) => !('refused' in judge(held, row, party, { me, use: 'view', now })))
  if (!seen || !('refused' in seen.answer)) return refuse('NOT_YOURS')
  return refuse('NOT_DELEGATED', { text: seen.answer.text })
}

function judge(
  held: Standing[],
  row: CaseRow,
  party: PartyRow,
  { me, use, now }: { me: Pick<Person, 'idIndex'>; use: Use; now: Date },
) {
  const rules = held.map(({ rule }) => rule)
  const others = row.parties.filter(({ id }) => id !== party.id)
  return mayAct(rules, {
    ...{ use, agent: me.idIndex, principal: party.idIndex, itemCode: row.code, caseId: row._id, now },
    ...(row.property?.unitCode && { unitCode: row.property.unitCode }),
    principalSide: party.side,
    others: others.map(({ idIndex, side }) => ({ person: idIndex, side })),
    alsoActsFor: rules.map(({ principal }) => principal).filter((principal) => principal !== party.idIndex),
  })
}

/** Who looks after this side for its person now: they hear what happens, beside the person. */
export async function agentsOf(needs: Needs, row: CaseRow, party: PartyRow): Promise<Standing[]> {
  const held = await needs.delegations.ofPrincipal(party.idIndex)
  const now = needs.clock.now()
  return held.filter(
    (one) => !('refused' in judge([one], row, party, { me: { idIndex: one.rule.agent }, use: 'view', now })),
  )
}

const usesOfActions: Record<string, DelegableUse> = {
  saveDraft: 'fill',
  reopen: 'fill',
  givePaper: 'upload',
  takePaperBack: 'upload',
  submit: 'submit',
  supply: 'supply',
  withdraw: 'withdraw',
}

/** Of what the side may do now, what its agent may do for it. */
export const actionsOfAgent = (actions: readonly string[], { rule }: Standing): string[] =>
  actions.filter((action) => {
    const use = usesOfActions[action]
    return use !== undefined && rule.uses.includes(use)
  })
