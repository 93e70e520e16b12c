import type { Ties } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { StaffTies } from '../../domain/cases/recusal.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'

/** What somebody of staff declared about themselves; read by the recusal check and by its author, by nobody else. */
interface TiesRow {
  /** staffNo */
  _id: string
  sealed: string
  at: Date
}

/** The declaration as it was typed, with the author's own number where it is proved. */
export interface Declared extends Ties {
  ownIndex?: string
}

const schema = new Schema<TiesRow>(
  {
    _id: { type: String, required: true },
    sealed: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'staff_ties' },
)

export type TiesStore = ReturnType<typeof createTiesStore>

export function createTiesStore({ db, cipher }: { db: Connection; cipher: Cipher }) {
  const model = db.model<TiesRow>('StaffTies', schema)
  const open = ({ sealed }: TiesRow) => JSON.parse(cipher.open(sealed)) as Declared
  return {
    async find(staffNo: string): Promise<{ declared: Declared; at: Date } | undefined> {
      const row = await model.findById(staffNo).lean<TiesRow>()
      return row ? { declared: open(row), at: row.at } : undefined
    },

    /** When who last declared. */
    async dates(): Promise<Map<string, Date>> {
      const rows = await model.find({}, { at: 1 }).lean<TiesRow[]>()
      return new Map(rows.map(({ _id, at }) => [_id, at]))
    },

    async save(session: ClientSession, staffNo: string, declared: Declared, at: Date) {
      await model.replaceOne(
        { _id: staffNo },
        { _id: staffNo, sealed: cipher.seal(JSON.stringify(declared)), at },
        { upsert: true, session },
      )
    },

    /** What the check compares, of each of these people; who declared nothing is known by name only. */
    async tiesOf(people: readonly { staffNo: string; name: string }[]): Promise<Map<string, StaffTies>> {
      const rows = await model.find({ _id: { $in: people.map(({ staffNo }) => staffNo) } }).lean<TiesRow[]>()
      const declared = new Map(rows.map((row) => [row._id, open(row)]))
      return new Map(people.map((one) => [one.staffNo, tiesOf(one, declared.get(one.staffNo))]))
    },
  }

  function tiesOf({ staffNo, name }: { staffNo: string; name: string }, declared: Declared | undefined): StaffTies {
    const { ownIndex, address, kin = [], organisations = [] } = declared ?? {}
    return {
      ...{ staffNo, name, organisations },
      ...(ownIndex && { idIndex: ownIndex }),
      ...(address && { address }),
      kin: kin.map(({ idNumber, ...one }) => ({
        ...one,
        ...(idNumber && { idIndex: cipher.blindIndex('id-number', idNumber) }),
      })),
    }
  }
}
