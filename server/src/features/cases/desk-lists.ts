import { type CaseDepartment, type CaseState, caseDepartments } from '@anju/shared-types'
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

/** A read that an index answers in the order of a list; named, because the best one is known here and must not be guessed. */
interface Read {
  query: Record<string, unknown>
  index?: Record<string, 1>
}
const ORDER = { dueAt: 1, _id: 1 } as const
const everyOffice = Object.keys(caseDepartments).length

/**
 * Reads that together hold the list, each in its order. An index over the offices of a case keeps its order for one office only, so of several
 * each is read by itself, and a case that waits for two of them is met twice. Within an item or a district everybody's work is read.
 */
export function readsOf({ departments = [], ...filter }: DeskFilter): Read[] {
  const { fast, code, district } = filter
  if (fast) return [{ query: deskQuery({ departments, ...filter }), index: { fast: 1, ...ORDER } }]
  const isEverybody = departments.length === everyOffice
  if (isEverybody) return [{ query: deskQuery({ ...filter, waits: true }) }]
  if (departments.length > 1 && (code || district)) {
    const index: Read['index'] = { waits: 1, ...(code ? { code: 1 } : { district: 1 }), ...ORDER }
    return [{ query: deskQuery({ ...filter, departments, waits: true }), index }]
  }
  if (departments.length < 2 || filter.attention) return [{ query: deskQuery({ ...filter, departments }) }]
  return departments.map((one) => ({ query: deskQuery({ ...filter, departments: [one] }) }))
}

function deskQuery({
  waits,
  departments = [],
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
    departments.length > 0 && { departments: departments.length === 1 ? departments[0] : { $in: [...departments] } },
    holder && { holders: holder },
    code && { code },
    district && { district },
    state && { state },
    attention && { attention },
    fast !== undefined && (fast ? { fast } : { fast: { $exists: false } }),
    // The first of the two is what an index can begin at.
    after && { dueAt: { $gte: after.dueAt } },
    after && { $or: [{ dueAt: { $gt: after.dueAt } }, { _id: { $gt: after.id } }] },
  ].filter((one) => one !== undefined && one !== false)
  return every.length > 0 ? { $and: every } : {}
}

/** Lists in one order as one list, each case once. */
function merged<Row extends Pick<CaseRow, '_id' | 'dueAt'>>(lists: readonly Row[][], limit: number): Row[] {
  if (lists.length === 1) return lists[0]!
  const once = new Map(lists.flat().map((row) => [row._id, row]))
  const due = ({ dueAt }: Row) => dueAt?.getTime() ?? 0
  return [...once.values()].sort((a, b) => due(a) - due(b) || (a._id < b._id ? -1 : 1)).slice(0, limit)
}

/** The lists of staff: read by an index in the order they are shown. */
export function createDeskLists(model: Model<CaseRow>) {
  const read = async <Row extends Pick<CaseRow, '_id' | 'dueAt'>>(filter: DeskFilter, limit: number, without: object) =>
    merged(
      await Promise.all(
        readsOf(filter).map(({ query, index }) => {
          const found = model.find(query, without).sort(ORDER).limit(limit)
          return (index ? found.hint(index) : found).lean<Row[]>()
        }),
      ),
      limit,
    )
  const countOf = ({ query, index }: Read) =>
    model.countDocuments(query, { limit: MOST_COUNTED, ...(index && { hint: index }) })
  return {
    /** One page of a list of staff, the most urgent first. */
    page: (filter: DeskFilter, limit: number): Promise<CaseRow[]> => read<CaseRow>(filter, limit, {}),

    /** The same without what only an open file shows: the larger part of a document. */
    lines: (filter: DeskFilter, limit: number): Promise<DeskRow[]> => read<DeskRow>(filter, limit, notInLists),

    /** Counts no further than a list shows. One office that has so much is enough to know; else those of several are counted once. */
    async count(filter: DeskFilter): Promise<number> {
      const reads = readsOf(filter)
      for (const one of reads) {
        const found = await countOf(one)
        if (reads.length === 1 || found >= MOST_COUNTED) return found
      }
      return countOf({ query: deskQuery(filter) })
    },
  }
}
