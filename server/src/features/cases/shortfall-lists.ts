import type { PlainDate } from '@anju/shared-types'
import { addDays, shanghaiDate, shanghaiInstant } from '@anju/shared-types'
import { type Connection, Schema } from 'mongoose'
import { overrideRate } from '../../domain/cases/notice-lock.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Ids } from '../../platform/ids.ts'

/** One list that went out. Without the case's people: only what the published rate counts. */
interface ListRow {
  _id: string
  caseId: string
  /** Of the item or package. */
  code: string
  overridden: boolean
  at: Date
}

const schema = new Schema<ListRow>(
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    code: { type: String, required: true },
    overridden: { type: Boolean, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'shortfall_lists' },
)
schema.index({ at: 1, code: 1, overridden: 1 })

/** Ours: a year of lists says how an office works now. */
const PUBLISHED_DAYS = 365

export type ShortfallLists = ReturnType<typeof createShortfallLists>

/** The lists that went out, one row each, so that two offices never write the same counter. */
export function createShortfallLists(db: Connection, ids: Ids) {
  const model = db.model<ListRow>('ShortfallList', schema)
  return {
    async sent(tx: Tx, list: Pick<ListRow, 'caseId' | 'code' | 'overridden'>) {
      await model.create([{ _id: ids.id(), ...list, at: tx.now }], { session: tx.session })
    },

    /** How often each item's first list was not complete, over the last year. */
    async rates(now: Date, code?: string) {
      const until = shanghaiDate(now)
      const since: PlainDate = addDays(until, -PUBLISHED_DAYS)
      const groups = await model.aggregate<{ _id: string; notices: number; overrides: number }>([
        { $match: { at: { $gte: shanghaiInstant(since, '00:00') }, ...(code && { code }) } },
        { $group: { _id: '$code', notices: { $sum: 1 }, overrides: { $sum: { $cond: ['$overridden', 1, 0] } } } },
        { $sort: { _id: 1 } },
      ])
      const items = groups.map(({ _id, notices, overrides }) => overrideRate({ item: _id, notices, overrides }))
      return { since, until, items }
    },
  }
}
