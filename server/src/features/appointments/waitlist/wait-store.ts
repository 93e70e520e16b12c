import type { DayPart, PlainDate, WaitlistState } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { type PassedFor, partOf, type WantedSlot } from '../../../domain/appointments/waitlist.ts'
import type { WaitlistAction } from '../../../domain/appointments/waitlist-states.ts'

/** A place that is kept for the person of the entry; the id is also that of the appointment it becomes. */
export interface OpenOffer {
  id: string
  slotId: string
  hallId: string
  date: PlainDate
  from: string
  to: string
  endsAt: Date
}

/** One person waiting for a place of one service. */
export interface WaitEntry {
  _id: string
  accountId: string
  service: string
  hallIds: string[]
  from: PlainDate
  to: PlainDate
  parts: DayPart[]
  joinedAt: Date
  state: WaitlistState
  /** In line. One such entry a person and service, by a unique index. */
  active: boolean
  revision: number
  offer?: OpenOffer
  /** Slots that were offered and not taken. */
  answered: string[]
  /** Offers in a row that nobody answered. */
  unanswered: number
  history: { at: Date; action: WaitlistAction | 'join'; text: string }[]
}

/** One offer and who was passed over for it: written with the offer, so that the order can be looked up for ever. */
export interface OfferRow {
  _id: string
  slotId: string
  entryId: string
  date: PlainDate
  from: string
  at: Date
  endsAt: Date
  passed: { entryId: string; why: PassedFor }[]
}

const plain = { versionKey: false, minimize: false } as const
const entrySchema = new Schema<WaitEntry>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    service: { type: String, required: true },
    hallIds: [String],
    from: String,
    to: String,
    parts: [String],
    joinedAt: { type: Date, required: true },
    state: { type: String, required: true },
    active: { type: Boolean, required: true },
    revision: { type: Number, required: true },
    offer: {
      type: {
        _id: false,
        id: String,
        slotId: String,
        hallId: String,
        date: String,
        from: String,
        to: String,
        endsAt: Date,
      },
      required: false,
    },
    answered: [String],
    unanswered: Number,
    history: [{ _id: false, at: Date, action: String, text: String }],
  },
  { ...plain, collection: 'wait-entries' },
)
entrySchema.index({ accountId: 1, service: 1 }, { unique: true, partialFilterExpression: { active: true } })
// One open offer a person, whatever they wait for: the database says so, not two workers to each other.
entrySchema.index({ accountId: 1 }, { unique: true, partialFilterExpression: { state: 'offered' } })
entrySchema.index({ accountId: 1, _id: -1 })
// A line is read from its front: by hall, in the order of joining.
entrySchema.index({ service: 1, hallIds: 1, joinedAt: 1, _id: 1 }, { partialFilterExpression: { active: true } })
entrySchema.index({ 'offer.endsAt': 1 }, { partialFilterExpression: { state: 'offered' } })
entrySchema.index({ to: 1 }, { partialFilterExpression: { active: true } })
const offerSchema = new Schema<OfferRow>(
  {
    _id: { type: String, required: true },
    slotId: { type: String, required: true },
    entryId: { type: String, required: true },
    date: String,
    from: String,
    at: Date,
    endsAt: Date,
    passed: [{ _id: false, entryId: String, why: String }],
  },
  { ...plain, collection: 'place-offers' },
)
offerSchema.index({ 'passed.entryId': 1, at: -1 })

export type WaitPatch = Partial<Pick<WaitEntry, 'state' | 'active' | 'offer' | 'answered' | 'unanswered'>>
export type WaitStore = ReturnType<typeof createWaitStore>

/** As far as somebody's own rank is counted. */
const MOST_IN_LINE = 500
/** Nearly always the first is offered the place. */
const AT_A_TIME = 20

export function createWaitStore(db: Connection) {
  const entries = db.model<WaitEntry>('WaitEntry', entrySchema)
  const offers = db.model<OfferRow>('PlaceOffer', offerSchema)
  const due = async (filter: Record<string, unknown>, limit: number) =>
    (await entries.find(filter, { _id: 1 }).limit(limit).lean()).map(({ _id }) => _id)
  return {
    find: (id: string, session: ClientSession | null = null): Promise<WaitEntry | null> =>
      entries.findById(id).session(session).lean<WaitEntry>(),
    // Straight to the driver: a duplicate key then names its index.
    insert: async (session: ClientSession, entry: WaitEntry) => {
      await entries.collection.insertOne(entry as never, { session })
    },
    /** Writes one action; false when somebody was faster. */
    async save(
      session: ClientSession,
      read: Pick<WaitEntry, '_id' | 'state' | 'revision'>,
      { offer, ...set }: WaitPatch,
      entry: WaitEntry['history'][number],
    ): Promise<boolean> {
      const result = await entries.updateOne(
        { _id: read._id, state: read.state, revision: read.revision },
        {
          $set: { ...set, ...(offer && { offer }) },
          ...(!offer && { $unset: { offer: 1 } }),
          $inc: { revision: 1 },
          $push: { history: entry },
        },
        { session },
      )
      return result.modifiedCount === 1
    },
    ofAccount: (accountId: string): Promise<WaitEntry[]> =>
      entries.find({ accountId }).sort({ active: -1, _id: -1 }).limit(20).lean<WaitEntry[]>(),
    activeOf: (accountId: string, service: string): Promise<WaitEntry | null> =>
      entries.findOne({ accountId, service, active: true }).lean<WaitEntry>(),
    /** Of those in line who wish for such a slot, the next few after somebody, in the order of joining. */
    async next(
      { service, hallId, date, from }: Pick<WantedSlot, 'hallId' | 'date' | 'from'> & { service: string },
      after: Pick<WaitEntry, '_id' | 'joinedAt'> | undefined,
      session: ClientSession | null = null,
    ): Promise<{ entries: WaitEntry[]; isLast: boolean }> {
      const wishes = { from: { $lte: date }, to: { $gte: date }, parts: partOf(from) }
      const later = after && {
        $or: [{ joinedAt: { $gt: after.joinedAt } }, { joinedAt: after.joinedAt, _id: { $gt: after._id } }],
      }
      const found = await entries
        .find({ service, active: true, hallIds: hallId, ...wishes, ...later })
        .sort({ joinedAt: 1, _id: 1 })
        .limit(AT_A_TIME)
        .session(session)
        .lean<WaitEntry[]>()
      return { entries: found, isLast: found.length < AT_A_TIME }
    },
    /** Those in line for a service who want one of these halls, in the order of joining. */
    inLine: (service: string, hallIds: readonly string[], session: ClientSession | null = null): Promise<WaitEntry[]> =>
      entries
        .find({ service, active: true, hallIds: { $in: [...hallIds] } })
        .sort({ joinedAt: 1, _id: 1 })
        .limit(MOST_IN_LINE)
        .session(session)
        .lean<WaitEntry[]>(),
    /** Those of these people who have an open offer. */
    offered: async (accountIds: readonly string[]): Promise<ReadonlySet<string>> =>
      new Set(
        (
          await entries
            .find({ accountId: { $in: [...accountIds] }, state: 'offered' }, { accountId: 1 })
            .lean<WaitEntry[]>()
        ).map(({ accountId }) => accountId),
      ),
    offersEnded: (now: Date, limit: number) => due({ state: 'offered', 'offer.endsAt': { $lte: now } }, limit),
    daysOver: (today: PlainDate, limit: number) => due({ active: true, to: { $lt: today } }, limit),

    insertOffer: async (session: ClientSession, offer: OfferRow) => {
      await offers.collection.insertOne(offer as never, { session })
    },
    /** Offers that went to somebody further back, the newest first. */
    passedOver: (entryId: string): Promise<OfferRow[]> =>
      offers.find({ 'passed.entryId': entryId }).sort({ at: -1 }).limit(20).lean<OfferRow[]>(),
  }
}
