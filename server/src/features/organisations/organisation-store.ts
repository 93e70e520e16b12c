import type { DeputyScope, PlainDate } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { OrganisationFacts } from '../../domain/organisations/acts-for.ts'

/** Somebody who acts for an organisation; name and number are sealed. */
interface SealedPerson {
  /** Sealed JSON `{ name, idNumber }`. */
  sealed: string
  idIndex: string
}

export interface DeputyRow extends SealedPerson {
  id: string
  scopes: DeputyScope[]
  until: PlainDate
  appointedAt: Date
  revokedAt?: Date
}

/** An organisation with whoever may act for it, in one document (D6). Name and credit code are public. */
export interface OrganisationRow {
  /** 统一社会信用代码. */
  _id: string
  /** Grows with every change: an update filters on the one it read. */
  revision: number
  /** Blind index of the code, as parties of cases have it. */
  idIndex: string
  name: string
  post: '法定代表人' | '负责人'
  representative?: SealedPerson & { asOf: Date; askedAt: Date }
  deputies: DeputyRow[]
  changedAt: Date
}

const mixed = { type: Schema.Types.Mixed }
const schema = new Schema<OrganisationRow>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    idIndex: { type: String, required: true },
    name: { type: String, required: true },
    post: { type: String, required: true },
    representative: mixed,
    deputies: { ...mixed, required: true },
    changedAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false, collection: 'organisations' },
)
schema.index({ 'representative.idIndex': 1 }, { partialFilterExpression: { representative: { $exists: true } } })
schema.index({ 'representative.askedAt': 1 }, { partialFilterExpression: { representative: { $exists: true } } })
schema.index({ 'deputies.idIndex': 1 })
schema.index({ idIndex: 1 }, { unique: true })

export type OrganisationStore = ReturnType<typeof createOrganisationStore>

export function createOrganisationStore(db: Connection) {
  const model = db.model<OrganisationRow>('Organisation', schema)
  return {
    find: (creditCode: string, session: ClientSession | null = null): Promise<OrganisationRow | null> =>
      model.findById(creditCode).session(session).lean<OrganisationRow>(),

    byIndexes: (idIndexes: readonly string[]): Promise<OrganisationRow[]> =>
      model.find({ idIndex: { $in: [...idIndexes] } }).lean<OrganisationRow[]>(),

    /** Where a person stands, now or before. */
    ofPerson: (idIndex: string, session: ClientSession | null = null): Promise<OrganisationRow[]> =>
      model
        .find({ $or: [{ 'representative.idIndex': idIndex }, { 'deputies.idIndex': idIndex }] })
        .sort({ _id: 1 })
        .session(session)
        .lean<OrganisationRow[]>(),

    async insert(row: OrganisationRow, session: ClientSession) {
      await model.collection.insertOne(row as never, { session })
    },

    /** False when somebody was faster. */
    async save(row: OrganisationRow, session: ClientSession): Promise<boolean> {
      const { _id, revision, ...rest } = row
      const result = await model.collection.replaceOne(
        { _id: _id as never, revision },
        { ...rest, revision: revision + 1 },
        { session },
      )
      return result.modifiedCount === 1
    },

    /** Representatives of whom the register was asked before a moment, the longest ago first. */
    askedBefore: (before: Date, limit: number): Promise<OrganisationRow[]> =>
      model
        .find({ 'representative.askedAt': { $lte: before } })
        .sort({ 'representative.askedAt': 1 })
        .limit(limit)
        .lean<OrganisationRow[]>(),
  }
}

export const factsOf = ({ representative, deputies }: OrganisationRow): OrganisationFacts => ({
  ...(representative && { representative: { person: representative.idIndex, askedAt: representative.askedAt } }),
  deputies: deputies.map(({ id, idIndex, scopes, until, revokedAt }) => ({
    ...{ id, person: idIndex, scopes, until },
    ...(revokedAt && { revokedAt }),
  })),
})
