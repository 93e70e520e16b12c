import type { Register } from '../../gateways/register/register.ts'
import { refuse } from '../../platform/refusal.ts'
import type { CaseNeeds } from '../cases/needs.ts'
import type { Person } from '../cases/parties.ts'
import type { ActsFor } from '../organisations/acting.ts'
import type { BatchRow, BatchStore } from './batch-store.ts'

export interface BatchNeeds {
  cases: CaseNeeds
  batches: BatchStore
  register: Pick<Register, 'ownedBy'>
}

/** The organisation for which the caller may do this now. */
export function actingFor(me: Person, creditCode: string, code: string): ActsFor {
  const found = me.actsFor.find((one) => one.creditCode === creditCode)
  return found && (!found.items || found.items.includes(code)) ? found : refuse('NOT_ACTING_FOR')
}

/** A batch of an organisation for which the caller may act; to everybody else there is none. */
export function ownBatch(row: BatchRow | null, me: Person): BatchRow {
  const mine = me.actsFor.find(({ idIndex }) => idIndex === row?.organisation.idIndex)
  if (!row || !mine || (mine.items && !mine.items.includes(row.code))) return refuse('NOT_YOURS')
  return row
}

export const shownFor = (me: Person, { organisation }: Pick<BatchRow, 'organisation'>): string =>
  `${me.name} 代表 ${organisation.name}`
