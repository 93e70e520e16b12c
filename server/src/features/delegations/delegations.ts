import type { Delegation } from '../../domain/cases/delegation.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import { createDelegationStore, type DelegationRow, ruleOf } from './delegation-store.ts'
import { openPerson, type PersonName, roleOf } from './needs.ts'

/** A delegation that holds, with the people behind it. */
export interface Standing {
  rule: Delegation
  principal: PersonName
  agent: PersonName
  home?: { unitCode: string; address: string }
}

/** What an agent does: in which case, or with which appointment in words. */
export interface DelegatedAct {
  act: string
  caseId?: string
  about?: string
}

/** What is saved with every pause in typing, and a place kept for ten minutes, is no step that anybody wants to be told of. */
const untold: readonly string[] = ['fill', 'hold', 'release']

/** Delegations as those ask for them in whose matters somebody acts for another. */
export type Delegations = ReturnType<typeof createDelegations>

export function createDelegations(parts: Pick<Parts, 'db' | 'cipher'>) {
  const store = createDelegationStore(parts.db)
  const standing = (row: DelegationRow): Standing[] =>
    ruleOf(row).map((rule) => ({
      ...{ rule, principal: openPerson(parts, row.principal), agent: openPerson(parts, row.agent) },
      ...(row.home && { home: row.home }),
    }))
  return {
    /** For whom this person may act, whatever the day: the rule says whether it still holds. */
    async ofAgent(me: { idIndex: string; name: string }, session?: Tx['session']): Promise<Standing[]> {
      const rows = await store.given('agent', me.idIndex, session)
      return rows.filter((row) => roleOf(parts, row, me) === 'agent').flatMap(standing)
    },

    async ofPrincipal(idIndex: string): Promise<Standing[]> {
      return (await store.given('principal', idIndex)).flatMap(standing)
    },

    /** Who did something in a case for one of its sides, whether they still may or not. What is only typed is nothing done. */
    async agentsIn(caseId: string): Promise<PersonName[]> {
      return (await store.usedIn(caseId)).map(({ agent }) => openPerson(parts, agent))
    },

    /** One act under a delegation, in the act's own transaction. Refuses when it was taken back meanwhile. */
    async use(tx: Tx, id: string, { act, caseId, about }: DelegatedAct): Promise<void> {
      const isTold = !untold.includes(act)
      const use = { now: tx.now, ...(isTold && caseId && { caseId }) }
      if (!(await store.use(id, use, tx.session))) return refuse('NOT_DELEGATED', { text: '委托人已收回委托。' })
      if (!isTold) return
      const data = { act, ...(caseId && { case: caseId }), ...(about && { about }) }
      tx.record({ type: 'delegation.used', subject: { kind: 'delegation', id }, data })
    },
  }
}
