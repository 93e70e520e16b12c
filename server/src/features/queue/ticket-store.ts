import type { PlainDate, TicketState } from '@anju/shared-types'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { TicketChange } from '../../domain/queue/decide.ts'
import type { Ticket } from '../../domain/queue/ticket.ts'
import { isActive, isAtWindow } from '../../domain/queue/ticket-states.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/refusal.ts'

/** A ticket as stored. The three marks exist for partial indexes only and follow from the state. */
export interface TicketRow extends Omit<Ticket, 'id'> {
  _id: string
  /** Called or served: one a window. */
  atWindow?: true
  /** Not yet ended. */
  active?: true
  /** Not yet ended and held by an account: one a person, hall, day and service. */
  personActive?: true
  /** Whose clerk was shown the name at which call, so that one look is recorded once. */
  nameShownTo?: string
}

const schema = new Schema<TicketRow>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    hallId: { type: String, required: true },
    date: { type: String, required: true },
    number: { type: String, required: true },
    state: { type: String, required: true },
    service: { type: String, required: true },
    takenFor: { type: String, required: true },
    takenAt: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    orderAt: { type: Date, required: true },
    orderSeq: { type: Number, required: true },
    orderKind: { type: String, required: true },
    orderReason: { type: String, required: true },
    accountId: String,
    sealedName: String,
    appointmentId: String,
    madeBy: { type: { _id: false, accountId: String, delegationId: String, shown: String }, required: false },
    needs: [String],
    remark: { type: String, default: '' },
    windowNo: String,
    calledBy: String,
    calledAt: Date,
    firstCalledAt: Date,
    startedAt: Date,
    endedAt: Date,
    endedByClock: Boolean,
    recalls: { type: Number, default: 0 },
    quoted: { type: { _id: false, lowMinutes: Number, highMinutes: Number, expectedMinutes: Number } },
    history: [
      {
        _id: false,
        at: Date,
        action: String,
        from: String,
        to: String,
        by: String,
        windowNo: String,
        service: String,
      },
    ],
    atWindow: Boolean,
    active: Boolean,
    personActive: Boolean,
    nameShownTo: String,
  },
  { versionKey: false, collection: 'tickets' },
)
schema.index({ hallId: 1, date: 1, number: 1 }, { unique: true })
schema.index({ hallId: 1, date: 1, windowNo: 1 }, { unique: true, partialFilterExpression: { atWindow: true } })
schema.index(
  { accountId: 1, hallId: 1, date: 1, service: 1 },
  { unique: true, partialFilterExpression: { personActive: true } },
)
// The line: equality first, then exactly the fields of the order.
schema.index({ hallId: 1, date: 1, state: 1, orderAt: 1, orderSeq: 1, number: 1 })
schema.index({ date: 1, hallId: 1 }, { partialFilterExpression: { active: true } })
schema.index({ accountId: 1, date: 1 })
schema.index({ 'madeBy.accountId': 1, date: 1 }, { partialFilterExpression: { 'madeBy.accountId': { $exists: true } } })
schema.index({ hallId: 1, service: 1, state: 1, endedAt: -1 })
schema.index({ hallId: 1, takenFor: 1, firstCalledAt: -1 })
schema.index({ hallId: 1, takenFor: 1, takenAt: 1 })

export const ticketModel = (db: Connection) => db.model<TicketRow>('Ticket', schema)

const ticketOf = ({ _id, atWindow, active, personActive, nameShownTo, ...row }: TicketRow): Ticket => ({
  id: _id,
  ...row,
})

/** The change as one update; what it may be applied to is the caller's filter. No edge makes an ended ticket active again. */
function updateOf(change: TicketChange) {
  const unset: string[] = [...change.unset]
  if (!isAtWindow(change.to)) unset.push('atWindow')
  if (!isActive(change.to)) unset.push('active', 'personActive')
  return {
    $set: { ...change.set, ...(isAtWindow(change.to) ? { atWindow: true } : {}) },
    ...(unset.length ? { $unset: Object.fromEntries(unset.map((name) => [name, 1])) } : {}),
    // Of several calls the first one counts as the end of the wait.
    ...(change.step.action === 'call' ? { $min: { firstCalledAt: change.step.at } } : {}),
    $inc: { version: 1 },
    $push: { history: change.step },
  }
}

export interface HallDay {
  hallId: string
  date: PlainDate
}

const activeStates: TicketState[] = ['waiting', 'called', 'serving', 'missed']
/** The order of domain/queue/order.ts, as the database sorts it. */
const inOrder = { orderAt: 1, orderSeq: 1, number: 1 } as const

export function createTicketStore(db: Connection) {
  const model = ticketModel(db)
  const found = (rows: TicketRow[]) => rows.map(ticketOf)
  return {
    async insert(tx: Tx, { id, ...ticket }: Ticket) {
      const row: TicketRow = { _id: id, ...ticket, active: true, ...(ticket.accountId ? { personActive: true } : {}) }
      await model.collection.insertOne(row as never, { session: tx.session })
    },

    async load(id: string, session?: ClientSession): Promise<Ticket | undefined> {
      const row = await model.findById(id, null, { session }).lean<TicketRow>()
      return row ? ticketOf(row) : undefined
    },

    /** By the person's own tickets, which have an index. */
    ofAppointment: async (accountId: string, appointmentId: string): Promise<Ticket[]> =>
      found(await model.find({ accountId, appointmentId }).lean<TicketRow[]>()),

    /** Applies a change to the ticket it was decided for; whoever was faster wins, the other hears STATE_MOVED. */
    async save(tx: Tx, ticket: Ticket, change: TicketChange): Promise<Ticket> {
      const row = await model
        .findOneAndUpdate({ _id: ticket.id, state: change.from, version: ticket.version }, updateOf(change), {
          session: tx.session,
          returnDocument: 'after',
        })
        .lean<TicketRow>()
      return row ? ticketOf(row) : refuse('STATE_MOVED')
    },

    /** Calls the first in order with ONE conditional update, so that two windows never get the same person. */
    async callFirst(
      tx: Tx,
      { hallId, date }: HallDay,
      services: readonly string[],
      change: TicketChange,
    ): Promise<Ticket | undefined> {
      const row = await model
        .findOneAndUpdate({ hallId, date, state: change.from, service: { $in: [...services] } }, updateOf(change), {
          session: tx.session,
          sort: inOrder,
          returnDocument: 'after',
        })
        .lean<TicketRow>()
      return row ? ticketOf(row) : undefined
    },

    /** Everybody who has not left yet, in order. */
    async active({ hallId, date }: HallDay, session?: ClientSession): Promise<Ticket[]> {
      const filter = { hallId, date, state: { $in: activeStates } }
      return found(await model.find(filter, { history: 0 }, { session }).sort(inOrder).lean<TicketRow[]>())
    },

    async waitingFor({ hallId, date }: HallDay, service: string, session: ClientSession): Promise<Ticket[]> {
      const filter = { hallId, date, state: 'waiting' as const, service }
      return found(await model.find(filter, { history: 0 }, { session }).sort(inOrder).lean<TicketRow[]>())
    },

    async atWindow({ hallId, date }: HallDay, windowNo: string, session?: ClientSession): Promise<Ticket | undefined> {
      const row = await model.findOne({ hallId, date, windowNo, atWindow: true }, null, { session }).lean<TicketRow>()
      return row ? ticketOf(row) : undefined
    },

    async activeOfPerson(
      { hallId, date }: HallDay,
      accountId: string,
      service: string,
      session?: ClientSession,
    ): Promise<Ticket | undefined> {
      const filter = { accountId, hallId, date, service, personActive: true as const }
      const row = await model.findOne(filter, null, { session }).lean<TicketRow>()
      return row ? ticketOf(row) : undefined
    },

    /** The last one taken, whatever the service. */
    async activeOfPersonHere(
      { hallId, date }: HallDay,
      accountId: string,
      session?: ClientSession,
    ): Promise<Ticket | undefined> {
      const row = await model
        .findOne({ accountId, hallId, date, personActive: true }, null, { session })
        .sort({ takenAt: -1 })
        .lean<TicketRow>()
      return row ? ticketOf(row) : undefined
    },

    async ofPerson(accountId: string, date: PlainDate): Promise<Ticket[]> {
      return found(await model.find({ accountId, date }, { history: 0 }).sort({ takenAt: -1 }).lean<TicketRow[]>())
    },

    /** Taken by this agent for others. */
    async takenBy(accountId: string, date: PlainDate): Promise<Ticket[]> {
      const filter = { 'madeBy.accountId': accountId, date }
      return found(await model.find(filter, { history: 0 }).sort({ takenAt: -1 }).lean<TicketRow[]>())
    },

    async nameShownTo(id: string): Promise<string | undefined> {
      return (await model.findById(id, { nameShownTo: 1 }).lean<TicketRow>())?.nameShownTo
    },
    async markNameShown(id: string, to: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { nameShownTo: to } })
    },

    async servedBy({ hallId, date }: HallDay, staffNo: string): Promise<number> {
      return model.countDocuments({ hallId, date, state: 'done', calledBy: staffNo })
    },

    /** Tickets of earlier days that nobody ended. */
    async leftOver(before: PlainDate, limit: number): Promise<Ticket[]> {
      const filter = { active: true as const, date: { $lt: before } }
      return found(await model.find(filter).sort({ date: 1, hallId: 1 }).limit(limit).lean<TicketRow[]>())
    },
  }
}
export type TicketStore = ReturnType<typeof createTicketStore>
