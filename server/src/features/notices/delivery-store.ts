import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { DeliveryStep } from '../../domain/notices/decide-delivery.ts'
import { type DeliveryChannel, type DeliveryState, mayFollow } from '../../domain/notices/delivery-states.ts'
import { failedStates } from '../../domain/notices/reached.ts'
import type { TemplateName } from '../../domain/notices/templates.ts'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import { filterOf, type HoldsWhile } from './holds-while.ts'

/** One notice over one channel. */
export interface DeliveryRow {
  /** `<notice>-<channel>`, so that asking twice makes one; login codes have an id of their own. */
  _id: string
  noticeId?: string
  accountId?: string
  channel: DeliveryChannel
  template: TemplateName
  vars?: Record<string, string>
  page?: string
  holdsWhile?: HoldsWhile
  /** Blind index of the phone an SMS went to. */
  phoneBlind?: string
  /** The provider's id of the template that was used last: a new version there is a new id. */
  filedAs?: string
  state: DeliveryState
  attempts: number
  /** Providers asked in the present round. */
  tried: string[]
  wasUncertain: boolean
  provider?: string
  providerId?: string
  /** When to act again: an attempt, the end of the wait for a receipt, or of the patience with a running attempt. */
  nextAt?: Date
  expiresAt: Date
  at: Date
  /** Ended without arriving, and nobody has looked yet whether another way did. */
  unsettled?: true
  history: { state: DeliveryState; at: Date; provider?: string; code?: string }[]
}

const schema = new Schema<DeliveryRow>(
  {
    _id: { type: String, required: true },
    noticeId: String,
    accountId: String,
    channel: { type: String, required: true },
    template: { type: String, required: true },
    vars: { type: Object },
    page: String,
    holdsWhile: { type: Object },
    phoneBlind: String,
    filedAs: String,
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    tried: { type: [String], default: [] },
    wasUncertain: { type: Boolean, default: false },
    provider: String,
    providerId: String,
    nextAt: Date,
    expiresAt: { type: Date, required: true },
    at: { type: Date, required: true },
    unsettled: Boolean,
    history: [{ _id: false, state: String, at: Date, provider: String, code: String }],
  },
  { versionKey: false, minimize: false, collection: 'deliveries' },
)
schema.index({ noticeId: 1 }, { sparse: true })
schema.index({ nextAt: 1 }, { sparse: true })
schema.index({ unsettled: 1 }, { sparse: true })
schema.index({ providerId: 1 }, { sparse: true })
schema.index({ phoneBlind: 1, state: 1, at: -1 }, { sparse: true })
schema.index({ accountId: 1, channel: 1, at: -1 }, { sparse: true })

export const deliveryModel = (db: Connection) => db.model<DeliveryRow>('Delivery', schema)

/** A process that has not finished an attempt after this long is taken for dead. */
const ATTEMPT_PATIENCE_MS = 60_000

export type DeliveryStore = ReturnType<typeof createDeliveryStore>

export function createDeliveryStore(db: Connection) {
  const model = deliveryModel(db)
  const reportable: DeliveryState[] = ['sent', 'uncertain']
  return {
    find: (id: string) => model.findById(id).lean<DeliveryRow>(),

    /** False when it is there already. */
    async insert(row: DeliveryRow): Promise<boolean> {
      try {
        await model.collection.insertOne(row as never)
        return true
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        return false
      }
    },

    /** Leaves it waiting for longer; false when somebody has begun an attempt. */
    async postpone({ _id, attempts }: DeliveryRow, nextAt: Date): Promise<boolean> {
      const result = await model.updateOne({ _id, attempts, state: 'queued' }, { $set: { nextAt } })
      return result.matchedCount === 1
    },

    /** Begins an attempt; undefined when somebody else did. */
    async claim(
      { _id, attempts }: DeliveryRow,
      provider: string,
      now: Date,
      more: { phoneBlind?: string; filedAs?: string },
      session?: ClientSession,
    ) {
      const row = await model.findOneAndUpdate(
        { _id, attempts, state: 'queued' },
        {
          $set: { state: 'sending', provider, nextAt: new Date(now.getTime() + ATTEMPT_PATIENCE_MS), ...more },
          $inc: { attempts: 1 },
          $push: { tried: provider, history: { state: 'sending', at: now, provider } },
        },
        { returnDocument: 'after', lean: true, session: session ?? null },
      )
      return (row as DeliveryRow | null) ?? undefined
    },

    /** Whether what a message speaks of is still as it says. */
    stillHolds: async ({ of, ...rest }: HoldsWhile, session?: ClientSession): Promise<boolean> =>
      (await db.collection(of).findOne(filterOf(rest) as never, { session, projection: { _id: 1 } })) !== null,

    /** Ends a message that has been overtaken, unless an attempt has begun. */
    async overtake({ _id, attempts }: DeliveryRow, now: Date, session: ClientSession): Promise<void> {
      await model.updateOne(
        { _id, attempts, state: 'queued' },
        { $set: { state: 'overtaken' }, $unset: { nextAt: 1 }, $push: { history: { state: 'overtaken', at: now } } },
        { session },
      )
    },

    /** Saves what followed; false when the row has moved on, which makes what we know old news. */
    async save(
      row: DeliveryRow,
      step: DeliveryStep,
      now: Date,
      { code, providerId }: { code?: string; providerId?: string } = {},
    ): Promise<boolean> {
      if (!mayFollow(row.state, step.state)) throw new Error(`a delivery cannot go from ${row.state} to ${step.state}`)
      const { provider } = row
      const result = await model.updateOne(
        { _id: row._id, state: row.state, attempts: row.attempts },
        {
          $set: {
            state: step.state,
            tried: step.tried,
            ...(step.nextAt ? { nextAt: step.nextAt } : {}),
            ...(step.state === 'uncertain' ? { wasUncertain: true } : {}),
            ...(failedStates.includes(step.state) ? { unsettled: true } : {}),
            ...(providerId ? { providerId } : {}),
          },
          ...(step.nextAt ? {} : { $unset: { nextAt: 1 } }),
          $push: {
            history: { state: step.state, at: now, ...(provider ? { provider } : {}), ...(code ? { code } : {}) },
          },
        },
      )
      return result.modifiedCount === 1
    },

    /** What carrier or platform reported; false when it was reported before. */
    async report(id: string, isDelivered: boolean, now: Date, code?: string): Promise<boolean> {
      const state: DeliveryState = isDelivered ? 'delivered' : 'undelivered'
      const result = await model.updateOne(
        { _id: id, state: { $in: reportable } },
        {
          $set: { state, ...(isDelivered ? {} : { unsettled: true }) },
          $unset: { nextAt: 1 },
          $push: { history: { state, at: now, ...(code ? { code } : {}) } },
        },
      )
      return result.modifiedCount === 1
    },

    findByProviderId: async (provider: string, providerId: string) =>
      model.findOne({ providerId, provider }).lean<DeliveryRow>(),

    /** Messages to a phone whose provider gave no answer, so that no id of theirs is known. */
    findUncertain: (provider: string, phoneBlind: string, since: Date) =>
      model.find({ phoneBlind, state: 'uncertain', provider, at: { $gte: since } }).lean<DeliveryRow[]>(),

    /** The newest message of a template to a person over a platform that is in one of these states. */
    findNewest: (accountId: string, channel: DeliveryChannel, template: TemplateName, states: DeliveryState[]) =>
      model
        .findOne({ accountId, channel, template, state: { $in: states } })
        .sort({ at: -1 })
        .lean<DeliveryRow>(),

    listFor: (noticeIds: string[]) =>
      model
        .find({ noticeId: { $in: noticeIds } }, { noticeId: 1, channel: 1, state: 1 })
        .sort({ _id: 1 })
        .lean<Pick<DeliveryRow, '_id' | 'noticeId' | 'channel' | 'state'>[]>(),

    unsettled: () =>
      model
        .find({ unsettled: true }, { noticeId: 1, template: 1, holdsWhile: 1 })
        .limit(500)
        .lean<Pick<DeliveryRow, '_id' | 'noticeId' | 'template' | 'holdsWhile'>[]>(),

    settled: (ids: readonly string[]) => model.updateMany({ _id: { $in: [...ids] } }, { $unset: { unsettled: 1 } }),

    due: (before: Date) =>
      model
        .find({ nextAt: { $lte: before } })
        .sort({ nextAt: 1 })
        .limit(500)
        .lean<DeliveryRow[]>(),
  }
}
