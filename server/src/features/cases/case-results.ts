import { sidesOf } from '../../domain/cases/party-roles.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { fileOf } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import type { CaseNeeds } from './needs.ts'
import type { PartyName } from './parties.ts'

/** A side of a case, with its name opened. */
export interface ResultParty extends PartyName {
  side: string
  isApplicant: boolean
}

/** What certificates need to know of a case that was taken in or has come to its end. */
export interface CaseResult {
  id: string
  number: string
  /** Of its main item. */
  itemCode: string
  name: string
  parties: readonly ResultParty[]
  /** Sides of the main item; the first is the one that gives. */
  sides: readonly string[]
  property?: CaseRow['property']
  details: Readonly<Record<string, string>>
  acceptedAt?: Date
  acceptedByName?: string
  /** Our number of the entry that the register has written. */
  entryNumber?: string
}

export interface CaseResults {
  /** Taken in by an office. */
  accepted(id: string): Promise<CaseResult | undefined>
  /** Decided with a yes, entered where it had to be, and paid: what was applied for may be handed over. */
  granted(id: string): Promise<CaseResult | undefined>
  /** In the transaction that issues on it: false when the decision was taken back since it was read. */
  stillHolds(tx: Tx, id: string): Promise<boolean>
}

export function createCaseResults(needs: Pick<CaseNeeds, 'cases' | 'parties' | 'versions'>): CaseResults {
  const resultOf = async (row: CaseRow): Promise<CaseResult> => {
    const { main } = await fileOf(needs, row)
    return {
      ...{ id: row._id, number: row.number ?? '', itemCode: main.code, name: row.name },
      ...{ property: row.property, details: row.details, sides: sidesOf(main.code, main.applicants.who) },
      ...{ acceptedAt: row.acceptedAt, acceptedByName: row.acceptedByName },
      parties: row.parties.map((party) => ({
        ...needs.parties.open(party),
        ...{ side: party.side, isApplicant: party.isApplicant },
      })),
      ...(row.entry?.registerNumber && { entryNumber: row.entry.number }),
    }
  }
  return {
    async accepted(id) {
      const row = await needs.cases.find(id)
      return row?.acceptedAt ? resultOf(row) : undefined
    },
    async granted(id) {
      const row = await needs.cases.find(id)
      return row && !row.revoked && (row.state === 'ready' || row.state === 'closed') ? resultOf(row) : undefined
    },
    stillHolds: (tx, id) => needs.cases.countIssue(id, tx.session),
  }
}
