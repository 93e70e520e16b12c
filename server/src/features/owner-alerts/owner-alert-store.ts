import { type ClientSession, type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from '../../platform/db/errors.ts'

export type AlertStage = 'submitted' | 'accepted' | 'looked-up'

/** One owner who was told of one thing that happened on their home. */
export interface OwnerAlertRow {
  _id: string
  /** Event and owner: telling twice tells once. */
  key: string
  ownerIndex: string
  caseId: string
  unitCode: string
  address: string
  matter: string
  stage: AlertStage
  at: Date
  saidNoAt?: Date
}

/** An event whose owners are still to be told: the register is asked until it answers. */
export interface ToTellRow {
  /** Of the event. */
  _id: string
  caseId: string
  unitCode: string
  stage: AlertStage
  at: Date
  nextAt: Date
}

const alertSchema = new Schema<OwnerAlertRow>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true, unique: true },
    ownerIndex: { type: String, required: true },
    caseId: { type: String, required: true },
    unitCode: { type: String, required: true },
    address: { type: String, required: true },
    matter: { type: String, required: true },
    stage: { type: String, required: true },
    at: { type: Date, required: true },
    saidNoAt: Date,
  },
  { versionKey: false, collection: 'owner_alerts' },
)
alertSchema.index({ ownerIndex: 1, at: -1, _id: -1 })

const toTellSchema = new Schema<ToTellRow>(
  {
    _id: { type: String, required: true },
    caseId: { type: String, required: true },
    unitCode: { type: String, required: true },
    stage: { type: String, required: true },
    at: { type: Date, required: true },
    nextAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'owners_to_tell' },
)
toTellSchema.index({ nextAt: 1 })

const watchSchema = new Schema<{ _id: string; on: boolean }>(
  { _id: { type: String, required: true }, on: { type: Boolean, required: true } },
  { versionKey: false, collection: 'owner_alert_look_ups' },
)

const LISTED = 50

export type OwnerAlertStore = ReturnType<typeof createOwnerAlertStore>

export function createOwnerAlertStore(db: Connection) {
  const alerts = db.model<OwnerAlertRow>('OwnerAlert', alertSchema)
  const toTell = db.model<ToTellRow>('OwnersToTell', toTellSchema)
  const watches = db.model<{ _id: string; on: boolean }>('OwnerAlertLookUps', watchSchema)
  return {
    find: (id: string) => alerts.findById(id).lean<OwnerAlertRow>(),
    byKey: (key: string) => alerts.findOne({ key }).lean<OwnerAlertRow>(),
    insert: (row: OwnerAlertRow, session: ClientSession) => alerts.collection.insertOne(row as never, { session }),
    listOf: (ownerIndex: string) =>
      alerts.find({ ownerIndex }).sort({ at: -1, _id: -1 }).limit(LISTED).lean<OwnerAlertRow[]>(),
    saidNo: (id: string, at: Date, session: ClientSession) =>
      alerts.updateOne({ _id: id, saidNoAt: { $exists: false } }, { $set: { saidNoAt: at } }, { session }),

    async tellLater(row: ToTellRow): Promise<void> {
      try {
        await toTell.collection.insertOne(row as never)
      } catch (error) {
        // The event was worked on before.
        if (!isDuplicateKey(error)) throw error
      }
    },
    due: (now: Date) =>
      toTell
        .find({ nextAt: { $lte: now } })
        .limit(200)
        .lean<ToTellRow[]>(),
    later: (id: string, nextAt: Date) => toTell.updateOne({ _id: id }, { $set: { nextAt } }),
    told: (id: string) => toTell.deleteOne({ _id: id }),

    /** Whether this owner wants to hear of looks into the register too. */
    async wantsLookUps(ownerIndex: string): Promise<boolean> {
      return (await watches.findById(ownerIndex).lean<{ on: boolean }>())?.on ?? false
    },
    setLookUps: (ownerIndex: string, on: boolean, session: ClientSession) =>
      watches.updateOne({ _id: ownerIndex }, { $set: { on } }, { upsert: true, session }),
  }
}
