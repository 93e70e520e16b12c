import type { CaseDepartment, StaffRole } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Qualification } from '../../domain/cases/assignment.ts'
import { matchNames } from '../../domain/identity/name-match.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Live } from '../../platform/live/live.ts'
import type { Account } from './account-store.ts'
import { standingTopic } from './standing.ts'

export interface StaffMember {
  staffNo: string
  name: string
  roles: StaffRole[]
  hallId: string
  /** Offices whose work this person does; absent at a window for everything (综合窗口). */
  departments?: CaseDepartment[]
  /** 房屋登记官: a certificate of the person, beside the post. */
  qualifications?: Qualification[]
}

interface StaffRow {
  /** staffNo */
  _id: string
  phoneIndex: string
  name: string
  roles: StaffRole[]
  hallId: string
  departments?: CaseDepartment[]
  qualifications?: Qualification[]
}

const schema = new Schema<StaffRow>(
  {
    _id: { type: String, required: true },
    phoneIndex: { type: String, required: true },
    name: { type: String, required: true },
    roles: { type: [String], required: true },
    hallId: { type: String, required: true },
    departments: { type: [String], default: undefined },
    qualifications: { type: [Schema.Types.Mixed], default: undefined },
  },
  { versionKey: false, collection: 'staff' },
)
schema.index({ phoneIndex: 1 }, { unique: true })

export const staffModel = (db: Connection) => db.model<StaffRow>('Staff', schema)

const memberOf = ({ _id, name, roles, hallId, departments, qualifications }: StaffRow): StaffMember => ({
  ...{ staffNo: _id, name, roles, hallId },
  ...(departments && { departments }),
  ...(qualifications && { qualifications }),
})

export type StaffStore = ReturnType<typeof createStaffStore>

/** Who works here: a role belongs to a proved phone. */
export function createStaffStore({ db, cipher, live }: { db: Connection; cipher: Cipher; live: Live }) {
  const model = staffModel(db)
  return {
    /** Writes a member of staff, new or changed. Takes effect on every process within seconds. */
    async save({ staffNo, departments, qualifications, ...member }: StaffMember, phone: string) {
      const { name, roles, hallId } = member
      const row = { phoneIndex: cipher.blindIndex('phone', phone), name, roles, hallId }
      await model.updateOne(
        { _id: staffNo },
        {
          $set: { ...row, ...(departments && { departments }), ...(qualifications && { qualifications }) },
          $unset: { ...(!departments && { departments: 1 }), ...(!qualifications && { qualifications: 1 }) },
        },
        { upsert: true },
      )
      live.publish(standingTopic)
    },

    async find(staffNo: string): Promise<StaffMember | undefined> {
      const row = await model.findById(staffNo).lean<StaffRow>()
      return row ? memberOf(row) : undefined
    },

    /** Blind index of the phone that a member of staff is known by. */
    async phoneIndexOf(staffNo: string): Promise<string | undefined> {
      return (await model.findById(staffNo, { phoneIndex: 1 }).lean<StaffRow>())?.phoneIndex
    },

    /** Everybody who works here, by number. */
    async everyone(): Promise<StaffMember[]> {
      return (await model.find().sort({ _id: 1 }).lean<StaffRow[]>()).map(memberOf)
    },

    /** What somebody is certified for. */
    async setQualifications(session: ClientSession, staffNo: string, qualifications: readonly Qualification[]) {
      const change = qualifications.length > 0 ? { $set: { qualifications } } : { $unset: { qualifications: 1 } }
      await model.updateOne({ _id: staffNo }, change, { session })
    },

    async remove(staffNo: string) {
      await model.deleteOne({ _id: staffNo })
      live.publish(standingTopic)
    },

    /**
     * The member of staff behind an account. A phone may serve a whole family: an account that proved another real name is
     * somebody else, whatever phone it uses.
     */
    async of(account: Pick<Account, 'phones' | 'realName'>): Promise<StaffMember | undefined> {
      if (account.phones.length === 0) return undefined
      const indexes = account.phones.map((phone) => cipher.blindIndex('phone', phone))
      const row = await model.findOne({ phoneIndex: { $in: indexes } }).lean<StaffRow>()
      if (!row) return undefined
      const { realName } = account
      if (realName.state === 'verified' && matchNames(realName.name, row.name) === 'different') return undefined
      return memberOf(row)
    },
  }
}
