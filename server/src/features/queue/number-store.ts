import { type Connection, Schema } from 'mongoose'
import { ticketNumber } from '../../domain/queue/ticket-number.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { HallDay } from './ticket-store.ts'

/** What a hall has given out on a day: arrivals in all, and numbers by prefix. */
interface NumbersRow {
  _id: string
  arrivals: number
  given: Record<string, number>
}

const schema = new Schema<NumbersRow>(
  { _id: { type: String, required: true }, arrivals: Number, given: Object },
  { versionKey: false, collection: 'ticket_numbers' },
)
const numbersModel = (db: Connection) => db.model<NumbersRow>('TicketNumbers', schema)

export function createNumberStore(db: Connection) {
  const model = numbersModel(db)
  return {
    /** The next number and arrival of a hall's day. In the ticket's own transaction: a number is never given out for nothing. */
    async next(tx: Tx, { hallId, date }: HallDay, prefix: string): Promise<{ number: string; seq: number }> {
      const row = await model
        .findOneAndUpdate(
          { _id: `${hallId}:${date}` },
          { $inc: { arrivals: 1, [`given.${prefix}`]: 1 } },
          { session: tx.session, upsert: true, returnDocument: 'after' },
        )
        .lean<NumbersRow>()
      const count = row?.given[prefix]
      if (!row || !count) throw new Error(`no number was given out for ${hallId} ${date} ${prefix}`)
      return { number: ticketNumber(prefix, count), seq: row.arrivals }
    },
  }
}
export type NumberStore = ReturnType<typeof createNumberStore>
