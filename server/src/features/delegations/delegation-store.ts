import type { DelegableUse, DelegationState, PlainDate } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Delegation } from '../../domain/cases/delegation.ts'

export interface SealedPerson {
  idIndex: string
  /** Sealed JSON `{ name, idNumber }`. */
  sealed: string
}

export interface DelegationRow {
  _id: string
  /** Grows with every change: an update filters on the one it read. */
  revision: number
  state: DelegationState
  principal: SealedPerson
  agent: SealedPerson
  askedBy: 'principal' | 'agent' | 'window'
  uses: DelegableUse[]
  items?: { code: string; name: string }[]
  case?: { id: string; name: string }
  home?: { unitCode: string; address: string }
  until: PlainDate
  askedAt: Date
  /** Since when it holds, and on what: the digest said yes to on the own phone, or a paper seen at the window. */
  given?: { at: Date; digest: string; device?: string } | { at: Date; paper: string; staffNo: string }
  endedAt?: Date
  usedTimes: number
  lastUsedAt?: Date
  /** Cases in which something was done under it. */
  usedIn?: string[]
  history: { at: Date; who: string; text: string }[]
}

const mixed = { type: Schema.Types.Mixed }
const schema = new Schema<DelegationRow>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    state: { type: String, required: true },
    principal: { ...mixed, required: true },
    agent: { ...mixed, required: true },
    askedBy: { type: String, required: true },
    uses: { type: [String], required: true },
    items: { type: [Schema.Types.Mixed], default: undefined },
    case: mixed,
    home: mixed,
    until: { type: String, required: true },
    askedAt: { type: Date, required: true },
    given: mixed,
    endedAt: Date,
    usedTimes: { type: Number, required: true },
    lastUsedAt: Date,
    usedIn: { type: [String], default: undefined },
    history: { ...mixed, required: true },
  },
  { versionKey: false, minimize: false, collection: 'delegations' },
)
schema.index({ 'agent.idIndex': 1, state: 1 })
schema.index({ usedIn: 1 }, { sparse: true })
schema.index({ 'principal.idIndex': 1, state: 1 })
schema.index({ state: 1, until: 1 })

const LISTED = 50

export type DelegationStore = ReturnType<typeof createDelegationStore>

export function createDelegationStore(db: Connection) {
  const model = db.model<DelegationRow>('Delegation', schema)
  const of = (session: ClientSession | undefined) => session ?? null
  return {
    find: (id: string, session?: ClientSession) => model.findById(id).session(of(session)).lean<DelegationRow>(),
    insert: (row: DelegationRow, session: ClientSession) => model.collection.insertOne(row as never, { session }),

    /** Writes a change of the row as it was read; false when somebody was faster. */
    async save(
      { _id, revision, state }: DelegationRow,
      set: Partial<DelegationRow>,
      entry: DelegationRow['history'][number],
      session: ClientSession,
    ): Promise<boolean> {
      const result = await model.collection.updateOne(
        { _id: _id as never, revision, state },
        { $set: set, $inc: { revision: 1 }, $push: { history: entry } } as never,
        { session },
      )
      return result.modifiedCount === 1
    },

    /**
     * Counts one act in the act's own transaction, as long as the delegation holds. Whoever takes it back at the same instant writes the
     * same row, so that one of the two comes second and sees what the first has done.
     */
    async use(id: string, { now, caseId }: { now: Date; caseId?: string }, session: ClientSession): Promise<boolean> {
      const result = await model.collection.updateOne(
        { _id: id as never, state: 'given' },
        {
          $inc: { usedTimes: 1 },
          $set: { lastUsedAt: now },
          ...(caseId && { $addToSet: { usedIn: caseId } }),
        } as never,
        { session },
      )
      return result.modifiedCount === 1
    },

    given: (by: 'agent' | 'principal', idIndex: string, session?: ClientSession) =>
      model
        .find({ [`${by}.idIndex`]: idIndex, state: 'given' })
        .session(of(session))
        .lean<DelegationRow[]>(),

    /** Everything of a person, the newest first. */
    list: (by: 'agent' | 'principal', idIndex: string) =>
      model
        .find({ [`${by}.idIndex`]: idIndex })
        .sort({ _id: -1 })
        .limit(LISTED)
        .lean<DelegationRow[]>(),

    usedIn: (caseId: string) => model.find({ usedIn: caseId }).lean<DelegationRow[]>(),

    asks: (agentIndex: string, session: ClientSession) =>
      model.countDocuments({ 'agent.idIndex': agentIndex, state: 'asked', askedBy: 'agent' }).session(session),

    /** What ends by time alone: its last day is over, or nobody answered. */
    due: (today: PlainDate, askedBefore: Date) =>
      model
        .find({
          $or: [
            { state: 'given', until: { $lt: today } },
            { state: 'asked', askedAt: { $lt: askedBefore } },
          ],
        })
        .limit(500)
        .lean<DelegationRow[]>(),
  }
}

/** As the rule wants it. One that was never said yes to is nothing to it. */
export const ruleOf = ({ _id, principal, agent, uses, items, ...row }: DelegationRow): Delegation[] =>
  row.given
    ? [
        {
          ...{ id: _id, principal: principal.idIndex, agent: agent.idIndex, uses },
          ...(items && { items: items.map(({ code }) => code) }),
          ...(row.case && { caseId: row.case.id }),
          ...(row.home && { unitCode: row.home.unitCode }),
          ...{ from: row.given.at, until: row.until },
          ...(row.endedAt && { revokedAt: row.endedAt }),
        },
      ]
    : []
