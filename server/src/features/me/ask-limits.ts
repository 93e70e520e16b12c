import { shanghaiDate } from '@anju/shared-types'
import { type Connection, Schema } from 'mongoose'
import { isDuplicateKey } from '../../platform/db/errors.ts'
import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'

/** Questions to the register on one day, by account and by ID number: nobody may try out names for a number. */
interface AskCountRow {
  /** `account:<id>:<day>` or `id:<blind index>:<day>` */
  _id: string
  count: number
  at: Date
}

const schema = new Schema<AskCountRow>(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'real_name_asks' },
)
schema.index({ at: 1 })

const askCountModel = (db: Connection) => db.model<AskCountRow>('RealNameAsks', schema)

const PER_ACCOUNT = 5
const PER_ID_NUMBER = 10
const KEPT_MS = 3 * 86_400_000

export type AskLimits = ReturnType<typeof createAskLimits>

export function createAskLimits({ db, cipher }: Pick<Parts, 'db' | 'cipher'>) {
  const model = askCountModel(db)
  const keys = (accountId: string, idNumber: string, now: Date): [string, number][] => [
    [`account:${accountId}:${shanghaiDate(now)}`, PER_ACCOUNT],
    [`id:${cipher.blindIndex('id-number', idNumber)}:${shanghaiDate(now)}`, PER_ID_NUMBER],
  ]
  const add = async (key: string, by: number) => {
    await model.updateOne({ _id: key }, { $inc: { count: by } })
  }
  /** False when the limit is reached: then the upsert meets the row that its filter did not. */
  const count = async (key: string, most: number, now: Date): Promise<boolean> => {
    try {
      await model.updateOne(
        { _id: key, count: { $lt: most } },
        { $inc: { count: 1 }, $set: { at: now } },
        { upsert: true },
      )
      return true
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      // Either the limit, or another first question at the same moment.
      const again = await model.updateOne({ _id: key, count: { $lt: most } }, { $inc: { count: 1 } })
      return again.modifiedCount === 1
    }
  }
  return {
    async take(accountId: string, idNumber: string, now: Date) {
      const [mine, numbers] = keys(accountId, idNumber, now)
      const refused = () => refuse('CODE_LIMIT', { text: '今天的核验次数已用完。请明天再试，或带身份证到窗口核实。' })
      if (!(await count(...mine!, now))) return refused()
      if (await count(...numbers!, now)) return
      await add(mine![0], -1)
      return refused()
    },

    /** The register said nothing: that question does not count. */
    async giveBack(accountId: string, idNumber: string, now: Date) {
      for (const [key] of keys(accountId, idNumber, now)) await add(key, -1)
    },

    async removeOld(now: Date) {
      await model.deleteMany({ at: { $lt: new Date(now.getTime() - KEPT_MS) } })
    },
  }
}
