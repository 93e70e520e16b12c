import type { PlainDate } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { DrawQuestion, DrawRecord } from '../../../domain/cases/assignment.ts'

/** One draw with everything that it was made from, except the salt of the day. */
export interface DrawRow {
  /** `<case>.<revision>.<work>` */
  _id: string
  caseId: string
  day: PlainDate
  at: Date
  question: Omit<DrawQuestion, 'salt' | 'absent' | 'recused' | 'actedBefore'> & {
    absent: string[]
    recused: string[]
    actedBefore: string[]
  }
  record: DrawRecord
}

const mixed = { type: Schema.Types.Mixed, required: true } as const
const schema = new Schema<DrawRow>(
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    day: { type: String, required: true },
    at: { type: Date, required: true },
    question: mixed,
    record: mixed,
  },
  { versionKey: false, minimize: false, collection: 'case_draws' },
)
schema.index({ caseId: 1, at: 1 })

export type DrawStore = ReturnType<typeof createDrawStore>

export function createDrawStore(db: Connection) {
  const model = db.model<DrawRow>('CaseDraw', schema)
  return {
    async insert(session: ClientSession, row: DrawRow) {
      await model.collection.insertOne(row as never, { session })
    },

    /** Every draw of a case, the first first. */
    of: (caseId: string): Promise<DrawRow[]> => model.find({ caseId }).sort({ at: 1, _id: 1 }).lean<DrawRow[]>(),
  }
}

export const questionRow = ({
  salt: _salt,
  absent,
  recused,
  actedBefore,
  ...rest
}: DrawQuestion): DrawRow['question'] => ({
  ...rest,
  absent: [...absent].toSorted(),
  recused: [...recused].toSorted(),
  actedBefore: [...actedBefore].toSorted(),
})

export const questionOf = (
  { absent, recused, actedBefore, ...rest }: DrawRow['question'],
  salt: string,
): DrawQuestion => ({
  ...rest,
  salt,
  absent: new Set(absent),
  recused: new Set(recused),
  actedBefore: new Set(actedBefore),
})
