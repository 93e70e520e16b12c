import { gets } from '../../domain/cases/party-roles.ts'
import type { Bill } from '../../domain/payments/meaning-of-payment.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Outsider } from '../notices/notifier.ts'
import { fileOf } from './case-file.ts'
import type { CaseRow } from './case-record.ts'
import { moveCase } from './change-case.ts'
import type { CaseNeeds } from './needs.ts'
import { ownSide } from './own-case.ts'
import { partyOf } from './parties.ts'

/** A bill inside one transaction: what is due now, and the one way to settle it. */
export interface OpenBill extends Bill {
  settle(paid: { at: Date; by: string; text: string; amountFen: number }): Promise<void>
}

/** The fees of cases as payments need them. */
export interface CaseBills {
  /** What this person may pay; refuses NOT_YOURS to whoever is no side of the case. */
  show(caseId: string, accountId: string): Promise<Bill & { title: string }>
  /** The bill itself, whoever asks; nothing is due of a case that does not exist. */
  due(caseId: string): Promise<Bill>
  /** Whether this person is a side of the case. */
  isSide(caseId: string, accountId: string): Promise<boolean>
  /** In whose name the receipt is made out: whoever the fee is asked of, by name. */
  payerOf(caseId: string): Promise<string | undefined>
  /** Whom its money concerns, to be told of it; `outsiders` have no account here. */
  payersOf(caseId: string): Promise<{ name: string; accountIds: string[]; outsiders: Outsider[] }>
  /** Reads what a settlement needs before the transaction; the bill itself is read inside. Undefined: no such case. */
  prepare(caseId: string): Promise<((tx: Tx) => Promise<OpenBill>) | undefined>
}

const billOf = (row: CaseRow): Bill => ({
  isDue: row.state === 'feeDue' && row.fees !== undefined && !row.fees.settled && !row.revoked,
  totalFen: row.fees?.totalFen ?? 0,
})

const applicantOf = (row: CaseRow | null) => row?.parties.find(({ isApplicant }) => isApplicant)

export function createCaseBills(needs: CaseNeeds): CaseBills {
  return {
    async show(caseId, accountId) {
      const [row, me] = await Promise.all([needs.cases.find(caseId), needs.parties.person(accountId)])
      if (!row) return refuse('NOT_YOURS')
      ownSide(row, me)
      return { ...billOf(row), title: row.name }
    },
    async due(caseId) {
      const row = await needs.cases.find(caseId)
      return row ? billOf(row) : { isDue: false, totalFen: 0 }
    },
    async isSide(caseId, accountId) {
      const [row, me] = await Promise.all([needs.cases.find(caseId), needs.parties.ifProved(accountId)])
      const party = row && me && partyOf(row, me)
      return !!party && (party.isApplicant || (row?.state !== 'draft' && row?.state !== 'discarded'))
    },
    async payerOf(caseId) {
      const row = await needs.cases.find(caseId)
      const payer = row?.parties.find((party) => gets(party, row.parties)) ?? applicantOf(row)
      return payer && needs.parties.open(payer).name
    },
    async payersOf(caseId) {
      const row = await needs.cases.find(caseId)
      if (!row) return { name: '', accountIds: [], outsiders: [] }
      const payers = row.parties.filter((party) => gets(party, row.parties))
      const known = (await needs.parties.accountsOf(row)).filter(({ partyId }) =>
        payers.some(({ id }) => id === partyId),
      )
      const strangers = payers.filter(({ id }) => !known.some(({ partyId }) => partyId === id))
      return {
        name: row.name,
        accountIds: [...new Set(known.map(({ accountId }) => accountId))],
        outsiders: strangers.map((party) => ({ idIndex: party.idIndex, name: needs.parties.open(party).name })),
      }
    },
    async prepare(caseId) {
      const seen = await needs.cases.find(caseId)
      if (!seen) return undefined
      const [file, calendar] = await Promise.all([fileOf(needs, seen), needs.halls.calendar()])
      return async (tx) => {
        const row = (await needs.cases.find(caseId, tx.session)) ?? seen
        return {
          ...billOf(row),
          async settle({ at, by, text, amountFen }) {
            const { fees } = row
            if (!fees) return refuse('STATE_MOVED')
            await moveCase(
              needs,
              tx,
              row,
              { file, calendar },
              {
                action: 'settleFees',
                who: by,
                text: `${text}，${(amountFen / 100).toFixed(2)} 元`,
                after: { fees: { ...fees, settled: { at, by, text, amountFen } } },
              },
            )
          },
        }
      }
    },
  }
}
