import { type ClientSession, type Connection, Schema } from 'mongoose'

export type PlatformChannel = 'wechat' | 'alipay'

/** A platform's id of a person at one of our apps, and the account it opens. */
export interface PlatformIdentity {
  channel: PlatformChannel
  /** App id of ours: the platform gives a person another id at each app. */
  app: string
  platformId: string
}

interface IdentityRow extends PlatformIdentity {
  /** `channel:app:platformId`, which makes one identity open one account. */
  _id: string
  accountId: string
  createdAt: Date
}

const schema = new Schema<IdentityRow>(
  {
    _id: { type: String, required: true },
    channel: { type: String, required: true },
    app: { type: String, required: true },
    platformId: { type: String, required: true },
    accountId: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'identities' },
)
schema.index({ accountId: 1, channel: 1, createdAt: 1 })

export const identityModel = (db: Connection) => db.model<IdentityRow>('Identity', schema)

const idOf = ({ channel, app, platformId }: PlatformIdentity) => `${channel}:${app}:${platformId}`

export type IdentityStore = ReturnType<typeof createIdentityStore>

export function createIdentityStore(db: Connection) {
  const model = identityModel(db)
  return {
    /** The account behind the first of these identities that is known. */
    async findAccount(identities: PlatformIdentity[], session?: ClientSession): Promise<string | undefined> {
      const rows = await model
        .find({ _id: { $in: identities.map(idOf) } })
        .session(session ?? null)
        .lean<IdentityRow[]>()
      const byId = new Map(rows.map((row) => [row._id, row.accountId]))
      return identities.map((identity) => byId.get(idOf(identity))).find((accountId) => accountId !== undefined)
    },

    /** Binds what is not bound yet; what is bound stays where it is. */
    async bind(identities: PlatformIdentity[], accountId: string, now: Date, session: ClientSession) {
      for (const identity of identities) {
        const row: IdentityRow = { _id: idOf(identity), ...identity, accountId, createdAt: now }
        await model.updateOne({ _id: row._id }, { $setOnInsert: row }, { upsert: true, session })
      }
    },

    /** The id under which a message reaches the person: the one bound last, since people change phones. */
    async addressOf(accountId: string, channel: PlatformChannel, app: string): Promise<string | undefined> {
      const row = await model.findOne({ accountId, channel, app }).sort({ createdAt: -1 }).lean<IdentityRow>()
      return row?.platformId
    },

    async accountOf(identity: PlatformIdentity): Promise<string | undefined> {
      return (await model.findById(idOf(identity)).lean<IdentityRow>())?.accountId
    },

    async channelsOf(accountId: string, session?: ClientSession): Promise<PlatformChannel[]> {
      const rows = await model
        .find({ accountId }, { channel: 1 })
        .session(session ?? null)
        .lean<IdentityRow[]>()
      return [...new Set(rows.map((row) => row.channel))]
    },

    async move(from: string, into: string, session: ClientSession) {
      await model.updateMany({ accountId: from }, { $set: { accountId: into } }, { session })
    },
  }
}
