import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { PlatformChannel } from '../accounts/identity-store.ts'

/**
 * How many messages of a template a person still takes on a platform. Both the app and the platform's push report an acceptance,
 * and either report may be lost: the larger count is believed.
 */
interface SubscriptionRow {
  /** `account:channel:templateId` */
  _id: string
  accountId: string
  channel: PlatformChannel
  templateId: string
  byApp: number
  byPush: number
  spent: number
}

const schema = new Schema<SubscriptionRow>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    channel: { type: String, required: true },
    templateId: { type: String, required: true },
    byApp: { type: Number, default: 0 },
    byPush: { type: Number, default: 0 },
    spent: { type: Number, default: 0 },
  },
  { versionKey: false, collection: 'subscriptions' },
)
schema.index({ accountId: 1, channel: 1 })

export const subscriptionModel = (db: Connection) => db.model<SubscriptionRow>('Subscription', schema)

export interface SubscriptionOf {
  accountId: string
  channel: PlatformChannel
  templateId: string
}

export type SubscriptionStore = ReturnType<typeof createSubscriptionStore>

export function createSubscriptionStore(db: Connection) {
  const model = subscriptionModel(db)
  const idOf = ({ accountId, channel, templateId }: SubscriptionOf) => `${accountId}:${channel}:${templateId}`
  const granted = (row: SubscriptionRow) => Math.max(row.byApp, row.byPush)
  const count = async (of: SubscriptionOf, by: 'byApp' | 'byPush' | 'spent', session?: ClientSession) => {
    await model.updateOne({ _id: idOf(of) }, { $setOnInsert: of, $inc: { [by]: 1 } }, { upsert: true, session })
  }
  return {
    accept: (of: SubscriptionOf, by: 'byApp' | 'byPush', session?: ClientSession) => count(of, by, session),
    spend: (of: SubscriptionOf) => count(of, 'spent'),

    /** The platform says that there is no right left, whatever we counted. */
    async exhaust(of: SubscriptionOf, session?: ClientSession) {
      const row = await model
        .findById(idOf(of))
        .session(session ?? null)
        .lean<SubscriptionRow>()
      if (row) await model.updateOne({ _id: row._id }, { $set: { spent: granted(row) } }, { session })
    },

    /** Rights left, by template id. */
    async left(accountId: string, channel: PlatformChannel): Promise<Map<string, number>> {
      const rows = await model.find({ accountId, channel }).lean<SubscriptionRow[]>()
      return new Map(rows.map((row) => [row.templateId, Math.max(0, granted(row) - row.spent)]))
    },

    async move(from: string, into: string, session: ClientSession) {
      const rows = await model.find({ accountId: from }).session(session).lean<SubscriptionRow[]>()
      for (const { channel, templateId, byApp, byPush, spent } of rows) {
        const of = { accountId: into, channel, templateId }
        const counts = { $inc: { byApp, byPush, spent } }
        await model.updateOne({ _id: idOf(of) }, { $setOnInsert: of, ...counts }, { upsert: true, session })
      }
      await model.deleteMany({ accountId: from }, { session })
    },
  }
}
