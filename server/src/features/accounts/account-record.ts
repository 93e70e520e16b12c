import { Schema } from 'mongoose'

export type PhoneProof = 'sms' | 'wechat' | 'alipay'

/** One person = one account over all channels. Phone, name and ID number are sealed; the indexes beside them find equal ones. */
export interface AccountRow {
  _id: string
  createdAt: Date
  /** Proved phones; the first one is where messages go. Several accounts may hold the same phone (twins, old people). */
  phones: SealedPhone[]
  realName: RealNameRow
  preferences: { largeType: boolean }
  /** This account is no more: everything it held belongs to that one. */
  mergedInto?: string
}

interface SealedPhone {
  blind: string
  sealed: string
  verifiedAt: Date
  by: PhoneProof
  /** It took the place of another number: what says who somebody is has moved. */
  changedAt?: Date
  /** When somebody last showed that they have it, by logging in with it. */
  shownAt?: Date
  /** Somebody else has the number now, as they say: nothing is sent to it until its owner shows it again. */
  disownedAt?: Date
}

type RealNameRow =
  | { state: 'none' }
  | ({ state: 'checking'; since: Date; asks: number; askAgainAt: Date } & Sealed)
  | ({ state: 'verified'; source: string; asOf: Date; verifiedAt: Date } & Sealed)

export interface Sealed {
  name: string
  idNumber: string
  idIndex: string
}

const phoneSchema = new Schema<SealedPhone>(
  { blind: String, sealed: String, verifiedAt: Date, by: String, changedAt: Date, shownAt: Date, disownedAt: Date },
  { _id: false },
)
export const accountSchema = new Schema<AccountRow>(
  {
    _id: { type: String, required: true },
    createdAt: { type: Date, required: true },
    phones: { type: [phoneSchema], default: [] },
    realName: { type: Object, required: true },
    preferences: { largeType: { type: Boolean, default: false } },
    mergedInto: String,
  },
  { versionKey: false, collection: 'accounts' },
)
accountSchema.index({ 'phones.blind': 1 })
// One ID number belongs to one account. A number that is only being checked is nobody's yet.
accountSchema.index(
  { 'realName.idIndex': 1 },
  { unique: true, partialFilterExpression: { 'realName.state': 'verified' } },
)
accountSchema.index({ 'realName.askAgainAt': 1 }, { partialFilterExpression: { 'realName.state': 'checking' } })
