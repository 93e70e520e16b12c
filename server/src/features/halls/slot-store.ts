import type { PlainDate } from '@anju/shared-types'
import { type ClientSession, type Connection, type mongo, type QueryFilter, Schema } from 'mongoose'
import type { Flows, Place, PlaceChange } from '../../domain/appointments/places.ts'
import { type Kept, NOON, type Wishes } from '../../domain/appointments/waitlist.ts'

/** One stretch of time of a hall, service and day, with its places (D6). */
export interface Slot extends Flows, Kept {
  /** `<release>_<HHMM>`: the same slot cannot be issued twice. */
  _id: string
  releaseId: string
  hallId: string
  service: string
  date: PlainDate
  from: string
  to: string
  startsAt: Date
  endsAt: Date
  places: Place[]
}

/** The act and record of issuing the places of one hall, service and day. */
export interface Release {
  /** `<hall>_<service>_<date>`. */
  _id: string
  hallId: string
  service: string
  date: PlainDate
  releasedAt: Date
  /** Written once; the ledger compares the places with it for ever. */
  issued: number
}

export const releaseId = (hallId: string, service: string, date: PlainDate) => `${hallId}_${service}_${date}`
export const slotId = (release: string, from: string) => `${release}_${from.replace(':', '')}`

const plain = { versionKey: false } as const
const slotSchema = new Schema<Slot>(
  {
    _id: { type: String, required: true },
    releaseId: { type: String, required: true },
    hallId: { type: String, required: true },
    service: { type: String, required: true },
    date: { type: String, required: true },
    from: String,
    to: String,
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    places: [{ _id: false, no: Number, state: String, appointmentId: String, releaseAt: Date }],
    wantedAt: Date,
    lastOfferAt: Date,
    cancelled: { type: Number, default: 0 },
    moved: { type: Number, default: 0 },
    holdsEnded: { type: Number, default: 0 },
  },
  { ...plain, collection: 'slots' },
)
slotSchema.index({ hallId: 1, date: 1, service: 1, from: 1 })
slotSchema.index({ lastOfferAt: 1 }, { partialFilterExpression: { wantedAt: { $exists: true } } })
const releaseSchema = new Schema<Release>(
  {
    _id: { type: String, required: true },
    hallId: { type: String, required: true },
    service: { type: String, required: true },
    date: { type: String, required: true },
    releasedAt: { type: Date, required: true },
    issued: { type: Number, required: true },
  },
  { ...plain, collection: 'releases' },
)
releaseSchema.index({ hallId: 1, date: 1 })

const slotModel = (db: Connection) => db.model<Slot>('Slot', slotSchema)
const releaseModel = (db: Connection) => db.model<Release>('Release', releaseSchema)

/**
 * How a place is taken: held for a while, booked at once when an appointment moves, or held for somebody of the waitlist, who alone
 * gets the places of a slot that is kept for it.
 */
export type Taking = { state: 'held'; releaseAt: Date; forWaitlist?: true } | { state: 'booked' }

export interface SlotStore {
  find(slotIds: readonly string[]): Promise<Slot[]>
  /** Slots of a hall and service from one day to another, both included, in order. */
  ofDays(hallId: string, service: string, from: PlainDate, to: PlainDate): Promise<Slot[]>
  ofHallDay(hallId: string, date: PlainDate): Promise<Slot[]>
  releasesOf(hallId: string, from: PlainDate, to: PlainDate): Promise<Release[]>
  /** Slots that somebody waits for and that have a free place, the soonest first. */
  wantedAndFree(now: Date, limit: number): Promise<Slot[]>
  /** From now on the free places of these slots go to the waitlist first. */
  want(service: string, wishes: Wishes, now: Date): Promise<void>
  /** Nobody waits for this slot any more: its free places are everybody's. */
  unwant(session: ClientSession, slotId: string): Promise<void>
  /** Takes one place for an appointment; false when none is free. */
  take(session: ClientSession, slotId: string, appointmentId: string, as: Taking, now: Date): Promise<boolean>
  /** Moves the place of an appointment; false when it is not in the state the change starts from. */
  change(session: ClientSession, slotId: string, appointmentId: string, change: PlaceChange): Promise<boolean>
  /** Writes releases with their slots. A second time is refused by the unique ids. */
  issue(session: ClientSession, planned: readonly { release: Release; slots: Slot[] }[]): Promise<void>
}

export function createSlotStore(db: Connection): SlotStore {
  const slots = slotModel(db)
  const releases = releaseModel(db)
  // The updates that a rush consists of go straight to the driver: nothing in them needs casting.
  const driver = slots.collection as unknown as mongo.Collection<Slot>
  const read = (filter: QueryFilter<Slot>) => slots.find(filter).sort({ date: 1, service: 1, from: 1 }).lean<Slot[]>()
  return {
    find: (slotIds) => slots.find({ _id: { $in: [...slotIds] } }).lean<Slot[]>(),
    ofDays: (hallId, service, from, to) => read({ hallId, service, date: { $gte: from, $lte: to } }),
    ofHallDay: (hallId, date) => read({ hallId, date }),
    releasesOf: (hallId, from, to) =>
      releases
        .find({ hallId, date: { $gte: from, $lte: to } })
        .sort({ date: 1, service: 1 })
        .lean<Release[]>(),

    wantedAndFree: (now, limit) =>
      slots
        .find({
          wantedAt: { $exists: true },
          lastOfferAt: { $gt: now },
          $or: [
            { places: { $elemMatch: { state: 'free' } } },
            { places: { $elemMatch: { state: 'held', releaseAt: { $lte: now } } } },
          ],
        })
        .sort({ startsAt: 1 })
        .limit(limit)
        .lean<Slot[]>(),

    async want(service, { hallIds, from, to, parts }, now) {
      await slots.updateMany(
        {
          ...{ hallId: { $in: [...hallIds] }, date: { $gte: from, $lte: to }, service, lastOfferAt: { $gt: now } },
          ...(parts.length === 1 && { from: parts[0] === 'morning' ? { $lt: NOON } : { $gte: NOON } }),
        },
        // The moment and not just `true`: a write that changes nothing would not collide with `unwant`.
        { $set: { wantedAt: now } },
      )
    },
    async unwant(session, id) {
      await driver.updateOne({ _id: id }, { $unset: { wantedAt: 1 } }, { session })
    },

    async take(session, id, appointmentId, as, now) {
      const isForWaitlist = as.state === 'held' && as.forWaitlist
      const open = {
        _id: id,
        ...(!isForWaitlist && { $or: [{ wantedAt: { $exists: false } }, { lastOfferAt: { $lte: now } }] }),
      }
      const $set = {
        'places.$.state': as.state,
        'places.$.appointmentId': appointmentId,
        ...(as.state === 'held' && { 'places.$.releaseAt': as.releaseAt }),
      }
      const free = await driver.updateOne({ ...open, places: { $elemMatch: { state: 'free' } } }, { $set }, { session })
      if (free.modifiedCount) return true
      // A hold that has run out is free too. Its own appointment is tidied by the clock job, which then finds the place
      // gone to somebody else and leaves it; so the flow is counted here.
      const ranOut = await driver.updateOne(
        { ...open, places: { $elemMatch: { state: 'held', releaseAt: { $lte: now } } } },
        {
          $set,
          $inc: { holdsEnded: 1 },
          ...(as.state === 'booked' && { $unset: { 'places.$.releaseAt': 1 } }),
        },
        { session },
      )
      return ranOut.modifiedCount === 1
    },

    async change(session, id, appointmentId, { from, to, flow }) {
      const result = await driver.updateOne(
        { _id: id, places: { $elemMatch: { appointmentId, state: from } } },
        {
          $set: { 'places.$.state': to },
          $unset: { 'places.$.releaseAt': 1, ...(to === 'free' && { 'places.$.appointmentId': 1 }) },
          ...(flow && { $inc: { [flow]: 1 } }),
        },
        { session },
      )
      return result.modifiedCount === 1
    },

    // Straight to the driver: some hundred documents of our own making a day and hall.
    async issue(session, planned) {
      await releases.collection.insertMany(planned.map(({ release }) => release) as never[], { session })
      await driver.insertMany(
        planned.flatMap((one) => one.slots),
        { session },
      )
    },
  }
}
