import { createHash } from 'node:crypto'
import { type Connection, Schema } from 'mongoose'
import type { Tx } from '../../platform/db/transact.ts'
import type { Parts } from '../../platform/parts.ts'
import { refuse } from '../../platform/refusal.ts'
import type { PhoneProof } from '../accounts/account-record.ts'

/** Somebody proved a phone that several people share and must now say who they are. */
export interface ChoiceRow {
  /** Hash of the ticket. */
  _id: string
  /** Sealed. */
  phone: string
  by: PhoneProof
  /** `needsProof`: the number may be somebody else's by now, so it does not open this account alone. */
  people: { choice: string; accountId: string; needsProof?: boolean }[]
  /** Wrong proofs so far. */
  tries?: number
  /** The login that is under way, when the phone was proved from inside one. */
  current?: { accountId: string; sessionId: string }
  endsAt: Date
}

const schema = new Schema<ChoiceRow>(
  {
    _id: { type: String, required: true },
    phone: { type: String, required: true },
    by: { type: String, required: true },
    people: [{ _id: false, choice: String, accountId: String, needsProof: Boolean }],
    tries: Number,
    current: { type: Object },
    endsAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'login_choices' },
)
schema.index({ endsAt: 1 })

const choiceModel = (db: Connection) => db.model<ChoiceRow>('LoginChoice', schema)

const CHOICE_MINUTES = 5
const TICKET_BYTES = 24
const MOST_TRIES = 3
const hash = (ticket: string) => createHash('sha256').update(ticket).digest('base64url')

export type Choices = ReturnType<typeof createChoices>

export function createChoices({ db, ids, cipher }: Pick<Parts, 'db' | 'ids' | 'cipher'>) {
  const model = choiceModel(db)
  return {
    /** Gives the ticket, and a word for each account: account ids stay inside. */
    async offer(
      tx: Tx,
      offer: {
        phone: string
        by: PhoneProof
        accountIds: string[]
        doubtful?: ReadonlySet<string>
        current?: ChoiceRow['current']
      },
    ) {
      const ticket = ids.secret(TICKET_BYTES)
      const people = offer.accountIds.map((accountId) => ({
        choice: ids.secret(6),
        accountId,
        ...(offer.doubtful?.has(accountId) && { needsProof: true }),
      }))
      const row: ChoiceRow = {
        _id: hash(ticket),
        phone: cipher.seal(offer.phone),
        by: offer.by,
        people,
        ...(offer.current ? { current: offer.current } : {}),
        endsAt: new Date(tx.now.getTime() + CHOICE_MINUTES * 60_000),
      }
      await model.insertMany([row], { session: tx.session })
      return { ticket, people }
    },

    /** Looks without using it up. */
    find: (ticket: string, now: Date) =>
      model.findOne({ _id: hash(ticket), endsAt: { $gt: now } }).lean<Pick<ChoiceRow, 'people' | 'tries'>>(),

    /** One more wrong proof; after some the ticket is good for nothing. Not part of a change: a refused one must count. */
    async countTry(ticket: string) {
      const row = await model
        .findOneAndUpdate({ _id: hash(ticket) }, { $inc: { tries: 1 } }, { returnDocument: 'after' })
        .lean<ChoiceRow>()
      if ((row?.tries ?? 0) >= MOST_TRIES) await model.deleteOne({ _id: hash(ticket) })
    },

    /** Uses the ticket up; refuses CHOICE_EXPIRED. */
    async take(tx: Tx, ticket: string): Promise<Omit<ChoiceRow, '_id' | 'endsAt'>> {
      const row = (await model.findOneAndDelete(
        { _id: hash(ticket), endsAt: { $gt: tx.now } },
        { session: tx.session, lean: true },
      )) as ChoiceRow | null
      if (!row) return refuse('CHOICE_EXPIRED')
      return { ...row, phone: cipher.open(row.phone) }
    },

    async removeOld(now: Date) {
      await model.deleteMany({ endsAt: { $lt: now } })
    },
  }
}
