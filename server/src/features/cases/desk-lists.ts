import type { CaseDepartment, CaseState } from '@anju/shared-types'
import type { Model } from 'mongoose'
import type { CaseRow } from './case-record.ts'

export interface DeskFilter {
  /** Some office has work on it. */
  waits?: true
  departments?: readonly CaseDepartment[]
  holder?: string
  code?: string
  district?: string
  state?: CaseState
  attention?: boolean
  /** Only what makes good a mistake of ours, or only the rest. */
  fast?: boolean
  after?: { dueAt: Date; id: string }
}

/** Above it a list says so instead of a figure: nobody plans by it, and counting costs as much as there is. */
const MOST_COUNTED = 1_000

/** Nothing of it is in a line of a list. */
const notInLists = { history: 0, signatures: 0, seenBy: 0, papers: 0, answers: 0, details: 0, restrictions: 0 } as const
export type DeskRow = Omit<CaseRow, keyof typeof notInLists>

function deskQuery({
  waits,
  departments,
  holder,
  code,
  district,
  state,
  attention,
  fast,
  after,
}: DeskFilter): Record<string, unknown> {
  const every = [
    waits && { waits },
    // One office by equality: an index on the array then keeps its order, and counts without looking at the cases.
    departments && { departments: departments.length === 1 ? departments[0] : { $in: [...departments] } },
    holder && { holders: holder },
    code && { code },
    district && { district },
    state && { state },
    attention && { attention },
    fast !== undefined && (fast ? { fast } : { fast: { $exists: false } }),
    after && { $or: [{ dueAt: { $gt: after.dueAt } }, { dueAt: after.dueAt, _id: { $gt: after.id } }] },
  ].filter((one) => one !== undefined && one !== false)
  return every.length > 0 ? { $and: every } : {}
}

/** The lists of staff: read by an index in the order they are shown. */
export const createDeskLists = (model: Model<CaseRow>) => ({
  /** One page of a list of staff, the most urgent first. */
  page: (filter: DeskFilter, limit: number): Promise<CaseRow[]> =>
    model.find(deskQuery(filter)).sort({ dueAt: 1, _id: 1 }).limit(limit).lean<CaseRow[]>(),

  /** The same without what only an open file shows: the larger part of a document. */
  lines: (filter: DeskFilter, limit: number): Promise<DeskRow[]> =>
    model.find(deskQuery(filter), notInLists).sort({ dueAt: 1, _id: 1 }).limit(limit).lean<DeskRow[]>(),

  /** Counts no further than a list shows. */
  count: (filter: DeskFilter): Promise<number> => model.countDocuments(deskQuery(filter), { limit: MOST_COUNTED }),
})
