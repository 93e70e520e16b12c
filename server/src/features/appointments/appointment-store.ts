import type { AppealState, AppointmentDraft, AppointmentState, PlainDate, Quote } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { AppointmentFacts } from '../../domain/appointments/decide.ts'
import type { AppointmentAction } from '../../domain/appointments/states.ts'

/** A confirmed appointment whose person did not come, and what they say about it. */
export interface NoShowEntry {
  at: Date
  counts: boolean
  decaysAt: Date
  appeal: {
    state: AppealState
    reason?: string
    openedAt?: Date
    answer?: string
    decidedAt?: Date
    /** Number of the staff member. */
    decidedBy?: string
  }
}

/** Who made an appointment for its person, under which delegation (E28). */
export interface MadeBy {
  delegationId: string
  accountId: string
  idIndex: string
  /** 赵** 代 王** */
  shown: string
  /** The delegation ended before the day: the person is asked whether they want it, and has said yes. */
  endedAt?: Date
  keptAt?: Date
}

/** A person's claim on a place, from held to its end. */
export interface Appointment {
  _id: string
  /** Read aloud on the phone; unique among the active ones and kept when the appointment moves. */
  code: string
  accountId: string
  hallId: string
  service: string
  slotId: string
  date: PlainDate
  from: string
  to: string
  startsAt: Date
  endsAt: Date
  cancelBefore: Date
  checkInFrom: Date
  missAfter: Date
  state: AppointmentState
  /** Held or confirmed: still a claim on a place. One a person and service, by a unique index. */
  active: boolean
  /** Grows with every action: an update filters on the one it read. */
  revision: number
  holdEndsAt?: Date
  draft: AppointmentDraft
  quote?: Quote
  lateMinutes?: number
  movedTo?: string
  movedFrom?: string
  ticketId?: string
  nextReminderAt?: Date
  noShow?: NoShowEntry
  madeBy?: MadeBy
  history: {
    at: Date
    action: AppointmentAction | 'hold' | 'moveHere' | 'takeOffer'
    to: AppointmentState
    text: string
  }[]
}

/** What `decide` looks at. */
export const factsOf = (appointment: Appointment): AppointmentFacts => ({
  ...appointment,
  appeal: appointment.noShow?.appeal.state ?? 'none',
  isUndecided: isUndecided(appointment),
  isHandedBack: appointment.madeBy?.endedAt !== undefined,
})

/** Made by somebody who may not act for the person any more, and the person has not said whether they want it. */
export const isUndecided = ({ madeBy }: Pick<Appointment, 'madeBy'>): boolean =>
  madeBy?.endedAt !== undefined && madeBy.keptAt === undefined

const schema = new Schema<Appointment>(
  {
    _id: { type: String, required: true },
    code: { type: String, required: true },
    accountId: { type: String, required: true },
    hallId: { type: String, required: true },
    service: { type: String, required: true },
    slotId: { type: String, required: true },
    date: { type: String, required: true },
    from: String,
    to: String,
    startsAt: Date,
    endsAt: Date,
    cancelBefore: Date,
    checkInFrom: Date,
    missAfter: Date,
    state: { type: String, required: true },
    active: { type: Boolean, required: true },
    revision: { type: Number, required: true },
    holdEndsAt: Date,
    draft: { remark: String, needs: [String] },
    quote: { waitMinutes: [Number], serviceMinutes: Number, doneBy: String, basis: String },
    lateMinutes: Number,
    movedTo: String,
    movedFrom: String,
    ticketId: String,
    nextReminderAt: Date,
    noShow: {
      type: {
        _id: false,
        at: Date,
        counts: Boolean,
        decaysAt: Date,
        appeal: {
          state: String,
          reason: String,
          openedAt: Date,
          answer: String,
          decidedAt: Date,
          decidedBy: String,
        },
      },
      required: false,
    },
    madeBy: { type: Schema.Types.Mixed, required: false },
    history: [{ _id: false, at: Date, action: String, to: String, text: String }],
  },
  { versionKey: false, minimize: false, collection: 'appointments' },
)
schema.index({ accountId: 1, service: 1 }, { unique: true, partialFilterExpression: { active: true } })
schema.index({ code: 1 }, { unique: true, partialFilterExpression: { active: true } })
schema.index({ accountId: 1, _id: -1 })
schema.index({ 'madeBy.idIndex': 1, _id: -1 }, { partialFilterExpression: { 'madeBy.idIndex': { $exists: true } } })
schema.index({ 'madeBy.delegationId': 1 }, { partialFilterExpression: { 'madeBy.delegationId': { $exists: true } } })
// What the clock asks for; partial, so that only appointments that still wait for something are in them.
schema.index({ holdEndsAt: 1 }, { partialFilterExpression: { state: 'held' } })
schema.index({ missAfter: 1 }, { partialFilterExpression: { state: 'confirmed' } })
schema.index({ nextReminderAt: 1 }, { partialFilterExpression: { state: 'confirmed' } })
schema.index({ hallId: 1, 'noShow.appeal.openedAt': 1 }, { partialFilterExpression: { 'noShow.appeal.state': 'open' } })

/** One row an agent: of two places that one agent takes at the same instant, one waits for the other and sees it. */
const agentSchema = new Schema<{ _id: string; turns: number }>(
  { _id: { type: String, required: true }, turns: Number },
  { versionKey: false, collection: 'booking_agents' },
)

const appointmentModel = (db: Connection) => db.model<Appointment>('Appointment', schema)

/** Fields an action may change; `undefined` takes the field away. */
export type AppointmentPatch = Partial<Omit<Appointment, '_id' | 'accountId' | 'history' | 'revision'>>

export type AppointmentStore = ReturnType<typeof createAppointmentStore>

export function createAppointmentStore(db: Connection) {
  const model = appointmentModel(db)
  const agents = db.model('BookingAgent', agentSchema)
  const ids = (rows: { _id: string }[]) => rows.map((row) => row._id)
  return {
    find: (id: string, session: ClientSession | null = null): Promise<Appointment | null> =>
      model.findById(id).session(session).lean<Appointment>(),

    // Straight to the driver: the object is ours and whole, and a duplicate key then names its index.
    insert: async (session: ClientSession, appointment: Appointment) => {
      await model.collection.insertOne(appointment as never, { session })
    },

    /** Writes one action; false when somebody was faster. */
    async save(
      session: ClientSession,
      read: Pick<Appointment, '_id' | 'state' | 'revision'>,
      patch: AppointmentPatch,
      entry: Appointment['history'][number],
    ): Promise<boolean> {
      const { set, unset } = split(patch)
      const result = await model.updateOne(
        { _id: read._id, state: read.state, revision: read.revision },
        {
          $set: set,
          ...(Object.keys(unset).length && { $unset: unset }),
          $inc: { revision: 1 },
          $push: { history: entry },
        },
        { session },
      )
      return result.modifiedCount === 1
    },

    /** Keeps what is being typed as long as the hold lasts. */
    async saveDraft(id: string, draft: AppointmentDraft, now: Date): Promise<boolean> {
      const result = await model.updateOne({ _id: id, state: 'held', holdEndsAt: { $gt: now } }, { $set: { draft } })
      return result.matchedCount === 1
    },

    /** The newest first. */
    ofAccount: (accountId: string): Promise<Appointment[]> =>
      model.find({ accountId }).sort({ _id: -1 }).limit(50).lean<Appointment[]>(),

    /** What decides whether a person may book: claims on this service, the last hold that ended, and records of not coming. */
    bookingFacts: (accountId: string, service: string): Promise<Appointment[]> =>
      model
        .find({
          accountId,
          $or: [{ service, active: true }, { service, state: 'expired' }, { 'noShow.counts': true }],
        })
        .sort({ _id: -1 })
        .limit(50)
        .lean<Appointment[]>(),

    /** Takes the agent's turn, then reads what they have made for others: still open, or begun since `from`. */
    async madeByAgent(session: ClientSession, idIndex: string, from: Date): Promise<Appointment[]> {
      await agents.updateOne({ _id: idIndex }, { $inc: { turns: 1 } }, { upsert: true, session })
      return model
        .find({ 'madeBy.idIndex': idIndex, $or: [{ active: true }, { 'history.0.at': { $gte: from } }] })
        .session(session)
        .lean<Appointment[]>()
    },

    /** Claims on places that were made under a delegation. */
    activeUnder: async (delegationId: string): Promise<string[]> =>
      ids(await model.find({ 'madeBy.delegationId': delegationId, active: true }, { _id: 1 }).lean()),

    /** Claims on places of one service, and records of not coming, of several people. */
    factsOfMany: (accountIds: readonly string[], service: string): Promise<Appointment[]> =>
      model
        .find({ accountId: { $in: [...accountIds] }, $or: [{ service, active: true }, { 'noShow.counts': true }] })
        .lean<Appointment[]>(),

    /** The claim on a place of a service that a person has now. */
    activeOf: (accountId: string, service: string, session: ClientSession | null = null): Promise<Appointment | null> =>
      model.findOne({ accountId, service, active: true }).session(session).lean<Appointment>(),

    noShows: (accountId: string): Promise<Appointment[]> =>
      model
        .find({ accountId, 'noShow.at': { $exists: true } })
        .sort({ _id: -1 })
        .limit(50)
        .lean<Appointment[]>(),

    /** Confirmed appointments of a person in a hall on a day, the earliest first. */
    confirmedOn: (accountId: string, hallId: string, date: PlainDate): Promise<Appointment[]> =>
      model.find({ accountId, hallId, date, state: 'confirmed' }).sort({ startsAt: 1 }).lean<Appointment[]>(),

    /** How many claims on places each hall has on each day from `from` on. */
    async bookedFrom(from: PlainDate): Promise<{ hallId: string; date: PlainDate; count: number }[]> {
      const rows = await model.aggregate<{ _id: { hallId: string; date: PlainDate }; count: number }>([
        { $match: { active: true, date: { $gte: from } } },
        { $group: { _id: { hallId: '$hallId', date: '$date' }, count: { $sum: 1 } } },
        { $sort: { '_id.date': 1, '_id.hallId': 1 } },
      ])
      return rows.map(({ _id, count }) => ({ ..._id, count }))
    },

    /** How many confirmed appointments of a service begin at or after a moment, in all halls. */
    confirmedFrom: (service: string, from: Date): Promise<number> =>
      model.countDocuments({ state: 'confirmed', missAfter: { $gte: from }, startsAt: { $gte: from }, service }),

    openAppeals: (hallId: string): Promise<Appointment[]> =>
      model
        .find({ hallId, 'noShow.appeal.state': 'open' })
        .sort({ 'noShow.appeal.openedAt': 1 })
        .limit(200)
        .lean<Appointment[]>(),

    // What the clock asks for, at most `limit` at a time; the next run takes the rest.
    heldUntil: async (now: Date, limit: number) =>
      ids(
        await model
          .find({ state: 'held', holdEndsAt: { $lte: now } }, { _id: 1 })
          .limit(limit)
          .lean(),
      ),
    notCome: async (now: Date, limit: number) =>
      ids(
        await model
          .find({ state: 'confirmed', missAfter: { $lte: now } }, { _id: 1 })
          .limit(limit)
          .lean(),
      ),
    toRemind: (now: Date, limit: number): Promise<Appointment[]> =>
      model
        .find({ state: 'confirmed', nextReminderAt: { $lte: now } })
        .limit(limit)
        .lean<Appointment[]>(),

    /** Gives everything of one account to another; part of a merge. */
    reassign: async (session: ClientSession, from: string, into: string) => {
      await model.updateMany({ accountId: from }, { $set: { accountId: into } }, { session })
    },

    /** Moves on to the next reminder; false when another worker did. */
    async advanceReminder(session: ClientSession, id: string, due: Date, next: Date | undefined): Promise<boolean> {
      const result = await model.updateOne(
        { _id: id, state: 'confirmed', nextReminderAt: due },
        next ? { $set: { nextReminderAt: next } } : { $unset: { nextReminderAt: 1 } },
        { session },
      )
      return result.modifiedCount === 1
    },
  }
}

function split(patch: AppointmentPatch) {
  const entries = Object.entries(patch)
  return {
    set: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    unset: Object.fromEntries(entries.filter(([, value]) => value === undefined).map(([name]) => [name, 1])),
  }
}
