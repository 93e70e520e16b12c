import { type CalledCase, type CaseDepartment, type CaseState, caseStates } from '@anju/shared-types'
import type { Connection } from 'mongoose'
import { isOver } from '../../domain/cases/states.ts'
import type { CaseRow } from './case-record.ts'
import { caseModel } from './case-store.ts'
import type { CaseNeeds } from './needs.ts'
import { nextText, nowText } from './now-text.ts'

/** A case that an office has worked on and that is over. */
export interface EndedCase {
  id: string
  name: string
  number: string
  code: string
  state: CaseState
  department: CaseDepartment
  endedAt: Date
  /** Child of a batch: the batch is asked about as a whole. */
  isOfBatch: boolean
  /** Staff numbers of everybody who had it in hand. */
  officers: readonly string[]
  wasInstant: boolean
  wasLate: boolean
  hadShortfall: boolean
  /** Accounts of those who applied. */
  applicants(): Promise<string[]>
  /** Accounts of everybody whom the office served: each side, and whoever did something for one (E28). */
  served(): Promise<string[]>
}

export interface EndedCases {
  /** Undefined while it goes on, and for what no office has taken in. */
  find(caseId: string): Promise<EndedCase | undefined>
  /** All cases that ended from one moment to another. */
  between(from: Date, to: Date): Promise<EndedCase[]>
  /** Everything that somebody who talks about it has to know. */
  screen(caseId: string): Promise<CalledCase | undefined>
}

/** Events after which a case may be over. */
export const endingEvents = [
  'case.handed-over',
  'case.registered',
  'case.approved',
  'case.fees-settled',
  'case.refused',
  'case.returned',
] as const

const ENDS: readonly CaseState[] = ['closed', 'refused', 'returned']
/** A city's busiest day many times over. */
const MOST_CASES = 50_000

export function createEndedCases(
  needs: Pick<CaseNeeds, 'cases' | 'parties' | 'delegations'>,
  db: Connection,
): EndedCases {
  const model = caseModel(db)
  const ended = (row: CaseRow): EndedCase => ({
    ...{ id: row._id, name: row.name, number: row.number ?? '', code: row.code, state: row.state },
    ...{
      department: row.plan.accept.department,
      endedAt: row.endedAt ?? row.changedAt,
      isOfBatch: row.batch !== undefined,
    },
    officers: [...new Set([row.acceptedBy, row.decidedBy, ...(row.hands ?? []).map(({ staffNo }) => staffNo)])].flatMap(
      (staffNo) => staffNo ?? [],
    ),
    wasInstant: row.instant?.outcome === 'decide',
    wasLate: (row.escalated ?? []).length > 0 || row.warned > 0,
    hadShortfall: row.shortfalls.length > 0,
    async served() {
      const agents = await needs.delegations.agentsIn(row._id)
      const own = ({ idNumber }: { idNumber: string }) => needs.parties.accountOf(idNumber)
      const accounts = await Promise.all([
        // An organisation proves no number on a phone: whoever confirmed for it speaks for it.
        ...row.parties.map(async (party) => (await own(needs.parties.open(party))) ?? party.confirmed?.account),
        ...agents.map(own),
      ])
      return [...new Set(accounts.flatMap((one) => one ?? []))]
    },
    async applicants() {
      const mine = row.parties.filter(({ isApplicant }) => isApplicant).map(({ id }) => id)
      const accounts = await needs.parties.accountsOf(row)
      return [...new Set(accounts.filter(({ partyId }) => mine.includes(partyId)).map(({ accountId }) => accountId))]
    },
  })
  return {
    async find(caseId) {
      const row = await needs.cases.find(caseId)
      return row && isOver(row.state) && ENDS.includes(row.state) && row.acceptedAt ? ended(row) : undefined
    },
    async between(from, to) {
      const rows = await model
        .find(
          { endedAt: { $gte: from, $lt: to }, state: { $in: [...ENDS] }, acceptedAt: { $exists: true } },
          { history: 0, signatures: 0, spans: 0 },
        )
        .sort({ endedAt: 1 })
        .limit(MOST_CASES)
        .lean<CaseRow[]>()
      return rows.map(ended)
    },
    async screen(caseId) {
      const row = await needs.cases.find(caseId)
      if (!row) return undefined
      const { fees, ending } = row
      return {
        ...{ name: row.name, number: row.number ?? '', stateLabel: caseStates[row.state] },
        now: `${nowText(row)}${nextText(row)}`,
        ...(fees && { fees: fees.settled?.text ?? `应缴 ${(fees.totalFen / 100).toFixed(2)} 元` }),
        ...(ending && { ending: ending.text }),
        history: row.history.map(({ at, who, text }) => ({ at: at.toISOString(), who, text })).toReversed(),
      }
    },
  }
}
