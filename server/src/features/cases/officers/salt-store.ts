import { addDays, type PlainDate, shanghaiDate } from '@anju/shared-types'
import { type Connection, Schema } from 'mongoose'
import { saltDigest } from '../../../domain/cases/assignment.ts'
import type { Parts } from '../../../platform/parts.ts'
import { sha256 } from '../../accounts/signing-keys.ts'

/** The secret of one day's draws. Its digest is public before the day begins, the salt itself when the day is over. */
interface SaltRow {
  /** The day. */
  _id: PlainDate
  sealed: string
  digest: string
  at: Date
}

const schema = new Schema<SaltRow>(
  {
    _id: { type: String, required: true },
    sealed: { type: String, required: true },
    digest: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'draw_salts' },
)

const SALT_BYTES = 24

export type SaltStore = ReturnType<typeof createSaltStore>

export function createSaltStore({ db, cipher, ids, clock }: Pick<Parts, 'db' | 'cipher' | 'ids' | 'clock'>) {
  const model = (db as Connection).model<SaltRow>('DrawSalt', schema)

  /** Made once, outside every transaction: a draw that is rolled back changes no salt. Of two processes the first one's counts. */
  async function made(day: PlainDate): Promise<SaltRow> {
    const known = await model.findById(day).lean<SaltRow>()
    if (known) return known
    const salt = ids.secret(SALT_BYTES)
    const row = { sealed: cipher.seal(salt), digest: saltDigest(salt, sha256), at: clock.now() }
    await model.updateOne({ _id: day }, { $setOnInsert: row }, { upsert: true })
    return (await model.findById(day).lean<SaltRow>())!
  }

  return {
    async of(day: PlainDate): Promise<string> {
      return cipher.open((await made(day)).sealed)
    },

    /** Commits to tomorrow's salt while it is still today. */
    async commitAhead(now: Date) {
      const today = shanghaiDate(now)
      for (const day of [today, addDays(today, 1)]) await made(day)
    },

    /** What everybody may know of a day: the digest, since when it stands, and the salt once the day is over. */
    async shown(day: PlainDate, now: Date): Promise<{ digest: string; at: Date; salt?: string } | undefined> {
      const row = await model.findById(day).lean<SaltRow>()
      if (!row) return undefined
      const isOver = shanghaiDate(now) > day
      return { digest: row.digest, at: row.at, ...(isOver && { salt: cipher.open(row.sealed) }) }
    },
  }
}
