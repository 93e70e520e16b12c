import type {
  EligibilityCheckState,
  EligibilityCity,
  EligibilityFact,
  FactChallengeState,
  FactSource,
  FamilyConsentState,
  PlainDate,
} from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Sample } from '../../domain/blind-sample.ts'
import type { Due } from '../../domain/calendar/due.ts'
import type { Declared } from '../../domain/eligibility/from-sources.ts'
import type { MemberRole } from '../../domain/eligibility/source-records.ts'
import { derive } from './check-due.ts'

/** What a source said about one member, sealed; `unanswered` is never a no. */
export interface StoredAnswer {
  source: FactSource
  said: 'record' | 'none' | 'unanswered'
  asOf?: PlainDate
  at: Date
  /** Sealed JSON of a record. */
  record?: string
  /** What the source said before its owner agreed that it is wrong, sealed: the same answer again counts for nothing. */
  contested?: { challenge: string; said: string }
}

/** One of the family, and the consent under which they are asked about. */
export interface CheckMember {
  role: MemberRole
  /** Sealed JSON: name, ID number and, of children, the birthday. */
  who: string
  idIndex: string
  accountId?: string
  consent: {
    id: string
    state: FamilyConsentState
    askedAt: Date
    decidedAt?: Date
    statement?: string
    /** The sources named in the statement: no other is asked. */
    sources: FactSource[]
  }
  answers: StoredAnswer[]
}

export interface StoredChallenge {
  id: string
  fact: EligibilityFact
  /** Sealed. */
  claim: string
  state: FactChallengeState
  openedAt: Date
  due: Due
  /** The applicant was told that the owner is late. */
  isLateTold?: boolean
  answer?: string
  decidedAt?: Date
  decidedBy?: string
}

export interface CheckDecision {
  by: 'rules' | 'person'
  at: Date
  remaining?: number | null
  rulesetVersion: string
  reason?: string
  staffNo?: string
}

/** One official check of one family, from consent to its end. Everything it needs to stay true lies in this one document (D6). */
export interface EligibilityCheck {
  _id: string
  code: string
  accountId: string
  city: EligibilityCity
  zone: string
  areaSqm?: number
  homeKind?: 'new' | 'resale'
  insideSecondRing?: boolean
  state: EligibilityCheckState
  revision: number
  startedAt: Date
  rulesetVersion: string
  isPinned: boolean
  declared: Declared
  /** The applicant first. */
  members: CheckMember[]
  /** The registers were asked who belongs to the family. */
  isFamilyAsked: boolean
  isFamilyComplete: boolean
  /** Sealed JSON of the last answer of the rules: explanation, facts, flip, reasons. */
  judged?: string
  decision?: CheckDecision
  question?: keyof Declared
  gaps: { fact: EligibilityFact; sources: FactSource[] }[]
  /** How often silent sources were asked again, and when next. */
  asks: number
  nextAskAt?: Date
  personBy?: Due
  review?: { why: 'applicant' | 'sample'; text: string; at: Date }
  proposal?: { staffNo: string; name: string; reason: string; at: Date }
  /** Staff who saw the result: they draw no blind sample of it. */
  seenBy: string[]
  sample?: Sample<'pass' | 'fail'>
  validTo?: PlainDate
  /** Checked again by itself on this day, or its holder is told that it ends. */
  lookOn?: PlainDate
  looksFor?: 'recheck' | 'warning'
  /** Closed on this day when nobody consents or answers. */
  closeOn?: PlainDate
  consumed?: { contractNumber: string; caseId?: string; at: Date }
  revoked?: { reason: string; at: Date }
  challenges: StoredChallenge[]
  /** The records of the sources are deleted on this day. */
  forgetOn?: PlainDate
  history: { at: Date; to: EligibilityCheckState; text: string }[]
}

/** Derived from the rest with every save: what the indexes look at. */
interface Derived {
  underWay: boolean
  onDesk: boolean
  deskDue?: Date
  wakes: boolean
  wakeAt?: Date
}

const schema = new Schema<EligibilityCheck & Derived>(
  {
    _id: { type: String, required: true },
    code: { type: String, required: true },
    accountId: { type: String, required: true },
    city: { type: String, required: true },
    state: { type: String, required: true },
    revision: { type: Number, required: true },
    startedAt: { type: Date, required: true },
    members: [{ _id: false, role: String, idIndex: String, consent: { id: String } }],
    challenges: [{ _id: false, id: String }],
    underWay: { type: Boolean, required: true },
    onDesk: { type: Boolean, required: true },
    deskDue: Date,
    wakes: { type: Boolean, required: true },
    wakeAt: Date,
  },
  // Only what is asked for is declared here: documents are written by the driver and read as they are, by the types above.
  { versionKey: false, minimize: false, collection: 'eligibility_checks' },
)
schema.index({ accountId: 1, city: 1 }, { unique: true, partialFilterExpression: { underWay: true } })
schema.index({ code: 1 }, { unique: true })
schema.index({ accountId: 1, _id: -1 })
schema.index({ 'members.idIndex': 1 })
schema.index({ 'members.consent.id': 1 })
schema.index({ 'challenges.id': 1 })
schema.index({ deskDue: 1 }, { partialFilterExpression: { onDesk: true } })
schema.index({ wakeAt: 1 }, { partialFilterExpression: { wakes: true } })

const checkModel = (db: Connection) => db.model<EligibilityCheck & Derived>('EligibilityCheck', schema)

/** Fields an action may change; `undefined` takes the field away. */
export type CheckPatch = Partial<Omit<EligibilityCheck, '_id' | 'accountId' | 'code' | 'history' | 'revision'>>

export type CheckStore = ReturnType<typeof createCheckStore>

export function createCheckStore(db: Connection) {
  const model = checkModel(db)
  const one = (filter: object, session: ClientSession | null) =>
    model.findOne(filter).session(session).lean<EligibilityCheck>()
  return {
    find: (id: string, session: ClientSession | null = null): Promise<EligibilityCheck | null> =>
      one({ _id: id }, session),
    byCode: (code: string): Promise<EligibilityCheck | null> => one({ code }, null),
    byChallenge: (id: string): Promise<EligibilityCheck | null> => one({ 'challenges.id': id }, null),
    byConsent: (id: string, session: ClientSession): Promise<EligibilityCheck | null> =>
      one({ 'members.consent.id': id }, session),

    // Straight to the driver: the object is ours and whole, and a duplicate key then names its index.
    insert: async (session: ClientSession, check: EligibilityCheck) => {
      await model.collection.insertOne({ ...check, ...derive(check) } as never, { session })
    },

    /** Writes one change; false when somebody was faster. */
    async save(
      session: ClientSession,
      read: EligibilityCheck,
      patch: CheckPatch,
      entry?: EligibilityCheck['history'][number],
    ): Promise<boolean> {
      const { set, unset } = split({ ...patch, ...derive({ ...read, ...patch }) })
      const result = await model.collection.updateOne(
        { _id: read._id as never, state: read.state, revision: read.revision },
        {
          $set: set,
          ...(Object.keys(unset).length && { $unset: unset }),
          $inc: { revision: 1 },
          ...(entry && { $push: { history: entry } }),
        } as never,
        { session },
      )
      return result.modifiedCount === 1
    },

    /** Remembers who saw the result; moves nothing. */
    markSeen: async (id: string, staffNo: string) => {
      await model.collection.updateOne({ _id: id as never }, { $addToSet: { seenBy: staffNo } } as never)
    },

    /** The newest first. */
    ofAccount: (accountId: string): Promise<EligibilityCheck[]> =>
      model.find({ accountId }).sort({ _id: -1 }).limit(30).lean<EligibilityCheck[]>(),

    startedSince: (accountId: string, since: Date, session: ClientSession): Promise<number> =>
      model.countDocuments({ accountId, startedAt: { $gte: since } }).session(session),

    /** The person has begun another one meanwhile: an old one cannot come back to life beside it. */
    async hasOtherUnderWay({ _id, accountId, city }: EligibilityCheck, session: ClientSession): Promise<boolean> {
      const other = await model.exists({ accountId, city, underWay: true, _id: { $ne: _id } }).session(session)
      return other !== null
    },

    /** Checks in which this person is of the family of somebody else, the newest first. */
    withMember: (idIndex: string): Promise<EligibilityCheck[]> =>
      model
        .find({ members: { $elemMatch: { idIndex, role: 'spouse' } } })
        .sort({ _id: -1 })
        .limit(30)
        .lean<EligibilityCheck[]>(),

    /** What waits for a person, the most urgent first. */
    onDesk: (): Promise<EligibilityCheck[]> =>
      model.find({ onDesk: true }).sort({ deskDue: 1 }).limit(300).lean<EligibilityCheck[]>(),

    /** What the clock has to look at, at most `limit` at a time; the next run takes the rest. */
    async toWake(now: Date, limit: number): Promise<EligibilityCheck[]> {
      return model
        .find({ wakes: true, wakeAt: { $lte: now } })
        .sort({ wakeAt: 1 })
        .limit(limit)
        .lean<EligibilityCheck[]>()
    },
  }
}

function split(patch: object) {
  const entries = Object.entries(patch)
  return {
    set: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    unset: Object.fromEntries(entries.filter(([, value]) => value === undefined).map(([name]) => [name, 1])),
  }
}
