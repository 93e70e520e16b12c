import {
  type CaseCollections,
  type CaseDepartment,
  type CaseState,
  type CollectionWay,
  caseDepartments,
} from '@anju/shared-types'
import { gets } from '../../domain/cases/party-roles.ts'
import { disposition } from '../../domain/collection/may-choose.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import { actingSide } from './acting-side.ts'
import { fileOf } from './case-file.ts'
import { type CaseRow, holdsOf } from './case-record.ts'
import { moveCase } from './change-case.ts'
import type { CaseNeeds } from './needs.ts'
import { resultHall } from './result-hall.ts'

/** What collecting needs to know of a case. */
export interface CollectedCase {
  id: string
  name: string
  number: string
  state: CaseState
  department: CaseDepartment
  /** Window where its result lies. */
  place: string
  hall: CaseCollections['hall']
  /** Whether the result is this person's: the side that gives never learns the code against which the paper is handed over. */
  isReceiver: boolean
  /** Whether its result is a paper, and this person's to have. */
  mayChoose: boolean
  /** Nothing is handed over on it: its decision was taken back for good, or somebody has to let it go on first. */
  stopped?: 'revoked' | 'held'
  /** Whether papers may still be brought for it. */
  mayFetch: boolean
  /** Somebody collects for the side: as the history shows them, and to count each act under the delegation in its transaction (E28). */
  agent?: { shown: string; count(tx: Tx): Promise<void> }
}

/** Cases as the way of their papers needs them. */
export interface CaseHandOvers {
  /** For one of its sides, or whoever may collect for it; refuses NOT_YOURS to everybody else. */
  forSide(caseId: string, accountId: string): Promise<CollectedCase>
  find(caseId: string): Promise<CollectedCase | undefined>
  /** Accounts of the side that gets the result. */
  receivers(caseId: string): Promise<string[]>
  /** What the side chose: from now on the case tells them of that way. */
  chosen(tx: Tx, caseId: string, way: CollectionWay): Promise<void>
  /**
   * Reads what the end of a case needs; inside the transaction it ends one that lies ready, and leaves any other alone. A stopped case is not
   * ended: the answer says so, because a courier may have handed its paper over all the same.
   */
  prepare(caseId: string): Promise<(tx: Tx, done: { who: string; text: string }) => Promise<CollectedCase['stopped']>>
}

const stoppedOf = (row: CaseRow): CollectedCase['stopped'] =>
  row.revoked ? 'revoked' : holdsOf(row).length > 0 ? 'held' : undefined

export function createCaseHandOvers(needs: CaseNeeds): CaseHandOvers {
  const view = async (row: CaseRow, isReceiver: boolean): Promise<CollectedCase> => {
    const hall = await resultHall(needs, row, needs.clock.now())
    const { mayChoose, mayFetch } = disposition(row.state, row.plan.handsOver)
    const stopped = stoppedOf(row)
    return {
      ...{ id: row._id, name: row.name, number: row.number ?? '', state: row.state },
      department: row.plan.accept.department,
      place: hall ? `${hall.name} ${hall.windows}` : `${caseDepartments[row.plan.accept.department]}窗口`,
      hall,
      isReceiver,
      mayChoose: mayChoose && isReceiver && !stopped,
      ...(stopped && { stopped }),
      mayFetch,
    }
  }
  return {
    async forSide(caseId, accountId) {
      const [row, me] = await Promise.all([needs.cases.find(caseId), needs.parties.person(accountId)])
      if (!row) return refuse('NOT_YOURS')
      const { party, shown, agent } = await actingSide(needs, row, me, 'collect')
      const count = (tx: Tx) => needs.delegations.use(tx, agent?.rule.id ?? '', { act: 'collect', caseId })
      return { ...(await view(row, gets(party, row.parties))), ...(agent && { agent: { shown, count } }) }
    },
    async find(caseId) {
      const row = await needs.cases.find(caseId)
      return row ? view(row, true) : undefined
    },
    async receivers(caseId) {
      const row = await needs.cases.find(caseId)
      if (!row) return []
      const accounts = await needs.parties.accountsOf(row)
      const getting = row.parties.filter((party) => gets(party, row.parties)).map(({ id }) => id)
      return accounts.filter(({ partyId }) => getting.includes(partyId)).map(({ accountId }) => accountId)
    },
    chosen: (tx, caseId, way) => needs.cases.collectBy(tx.session, caseId, way),
    async prepare(caseId) {
      const seen = (await needs.cases.find(caseId)) ?? refuse('NOT_YOURS')
      const [file, calendar] = await Promise.all([fileOf(needs, seen), needs.halls.calendar()])
      return async (tx, { who, text }) => {
        const row = (await needs.cases.find(caseId, tx.session)) ?? seen
        const stopped = stoppedOf(row)
        if (row.state === 'ready' && !stopped)
          await moveCase(needs, tx, row, { file, calendar }, { action: 'handOver', who, text })
        return stopped
      }
    },
  }
}
