import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { TokenMark } from './decide-refresh.ts'

/** One login on one device: a family of refresh tokens. */
export interface SessionRow {
  _id: string
  accountId: string
  by: 'sms' | 'wechat' | 'alipay'
  device?: string
  startedAt: Date
  /** Stands in access tokens; rises when the session goes to another account. */
  version: number
  live: TokenMark[]
  spent: TokenMark[]
  refreshEndsAt: Date
  /** Every save filters on it, so that two refreshes at once do not lose each other's token. */
  rev: number
  /** When access tokens made before became useless: the session ended or went to another account. */
  changedAt?: Date
  endedAt?: Date
  endedWhy?: 'logout' | 'everywhere' | 'reused'
}

const mark = { _id: false, hash: String, at: Date }
const schema = new Schema<SessionRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    by: { type: String, required: true },
    device: String,
    startedAt: { type: Date, required: true },
    version: { type: Number, required: true },
    live: [mark],
    spent: [mark],
    refreshEndsAt: { type: Date, required: true },
    rev: { type: Number, required: true },
    changedAt: Date,
    endedAt: Date,
    endedWhy: String,
  },
  { versionKey: false, collection: 'sessions' },
)
schema.index({ accountId: 1, endedAt: 1 })
schema.index({ changedAt: 1 }, { sparse: true })
schema.index({ refreshEndsAt: 1 })

export const sessionModel = (db: Connection) => db.model<SessionRow>('Session', schema)

export type SessionStore = ReturnType<typeof createSessionStore>

export function createSessionStore(db: Connection) {
  const model = sessionModel(db)
  const running = { endedAt: { $exists: false } }
  return {
    insert: (row: SessionRow, session?: ClientSession) => model.insertMany([row], { session }),

    find: (id: string, session?: ClientSession) =>
      model
        .findById(id)
        .session(session ?? null)
        .lean<SessionRow>(),

    /** False when somebody else saved first. */
    async saveTokens(
      { _id, rev }: SessionRow,
      tokens: Pick<SessionRow, 'live' | 'spent' | 'refreshEndsAt'>,
      session?: ClientSession,
    ): Promise<boolean> {
      const result = await model.updateOne({ _id, rev, ...running }, { $set: tokens, $inc: { rev: 1 } }, { session })
      return result.modifiedCount === 1
    },

    async end(sessionId: string, why: SessionRow['endedWhy'], now: Date, session: ClientSession) {
      await model.updateOne(
        { _id: sessionId, ...running },
        { $set: { endedAt: now, changedAt: now, endedWhy: why, live: [], spent: [] }, $inc: { rev: 1 } },
        { session },
      )
    },

    async endAll(accountId: string, why: SessionRow['endedWhy'], now: Date, session: ClientSession) {
      await model.updateMany(
        { accountId, ...running },
        { $set: { endedAt: now, changedAt: now, endedWhy: why, live: [], spent: [] }, $inc: { rev: 1 } },
        { session },
      )
    },

    async move(from: string, into: string, now: Date, session: ClientSession) {
      await model.updateMany(
        { accountId: from, ...running },
        { $set: { accountId: into, changedAt: now }, $inc: { version: 1, rev: 1 } },
        { session },
      )
    },

    /** On which devices an account was logged in, each with its first day among those that are kept. */
    async devicesOf(accountId: string): Promise<{ device: string; since: Date }[]> {
      const rows = await model
        .find({ accountId, device: { $exists: true } }, { device: 1, startedAt: 1 })
        .sort({ startedAt: 1 })
        .lean<Pick<SessionRow, 'device' | 'startedAt'>[]>()
      const first = new Map<string, Date>()
      for (const { device = '', startedAt } of rows) if (!first.has(device)) first.set(device, startedAt)
      return [...first].map(([device, since]) => ({ device, since }))
    },

    /** Sessions whose older access tokens are useless although they have not run out. */
    changedSince: (since: Date) =>
      model
        .find({ changedAt: { $gte: since } }, { version: 1, endedAt: 1 })
        .lean<Pick<SessionRow, '_id' | 'version' | 'endedAt'>[]>(),

    /** Sessions that nobody can refresh any more. */
    async removeRunOut(before: Date) {
      await model.deleteMany({ refreshEndsAt: { $lt: before } })
    },
  }
}
