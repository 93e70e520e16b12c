import { type Document, isDocument, MongoError } from '../language/index.ts'
import { noSuchTransaction, unsupported } from '../store/errors.ts'
import { Transaction } from '../store/transaction.ts'
import type { Command } from './command.ts'
import type { Parts } from './context.ts'
import { longOf } from './number.ts'
import type { Session } from './session.ts'

/** How long a transaction may stay open before it is given up, as on a real server. */
const LIFETIME_MS = 60_000

/** Finds out what a statement belongs to: a transaction, a retryable write, or nothing. */
export function beginStatement(
  parts: Parts,
  session: Session | undefined,
  body: Document,
  name: string,
  command: Command,
  connectionId: number,
): { transaction?: Transaction; retryNumber?: bigint } {
  const isolation = isDocument(body.readConcern) ? body.readConcern.level : undefined
  if (body.txnNumber === undefined) {
    if (isolation === 'snapshot') throw unsupported('readConcern "snapshot" outside transactions')
    return {}
  }
  if (!session) throw new MongoError(72, 'Transaction number requires a session ID to also be specified')
  const number = longOf(body.txnNumber)
  if (body.autocommit === undefined) return command.isWrite ? { retryNumber: number } : {}
  if (body.autocommit !== false) throw new MongoError(72, "Specifying 'autocommit' other than false is not allowed")
  if (!command.inTransaction) throw new MongoError(263, `Cannot run '${name}' in a multi-document transaction.`)
  if (body.startTransaction === true) start(parts, session, number)
  if (session.number > number) throw tooOld(session, number)
  if (session.number === number && session.transaction) {
    session.transaction.connectionId = connectionId
    return { transaction: session.transaction }
  }
  // The ends of a transaction may be repeated; they look at how it ended themselves.
  if (command.endsTransaction && session.number === number) return {}
  throw noSuchTransaction(number)
}

function start(parts: Parts, session: Session, number: bigint): void {
  if (session.number > number) throw tooOld(session, number)
  if (session.number === number) {
    const open = session.transaction
    if (open) abortTransaction(parts, session, open)
    throw new MongoError(251, `Transaction ${number} has already been started`)
  }
  if (session.transaction) abortTransaction(parts, session, session.transaction)
  const transaction = new Transaction()
  session.number = number
  session.reply = undefined
  session.progress = undefined
  session.ended = undefined
  session.transaction = transaction
  parts.store.snapshots.add(transaction)
}

export function abortTransaction(parts: Parts, session: Session, transaction: Transaction): void {
  if (transaction.state === 'open') endTransaction(parts, session, transaction, 'aborted')
}

export function endTransaction(
  parts: Parts,
  session: Session,
  transaction: Transaction,
  state: 'committed' | 'aborted',
): void {
  transaction.end(state)
  parts.store.snapshots.delete(transaction)
  parts.cursors.closeWhere((cursor) => cursor.transaction === transaction)
  if (session.transaction === transaction) {
    session.transaction = undefined
    session.ended = state
  }
}

/** Gives up transactions that nobody ends. */
export function abortExpired(parts: Parts): void {
  const limit = performance.now() - LIFETIME_MS
  for (const session of parts.sessions.all()) {
    const { transaction } = session
    if (transaction && transaction.startedAt < limit) abortTransaction(parts, session, transaction)
  }
}

/**
 * The connection of a transaction is gone and no other has gone on with it: its client was killed. A real server waits for the
 * full lifetime; here the next run of a developer or a crash test need not.
 */
export function abortForsaken(parts: Parts, connectionId: number): void {
  for (const session of parts.sessions.all()) {
    const { transaction } = session
    if (transaction?.connectionId === connectionId) abortTransaction(parts, session, transaction)
  }
}

export function tooOld(session: Session, number: bigint): MongoError {
  return new MongoError(
    225,
    `Transaction number ${number} is older than ${session.number}, which has already started on this session.`,
  )
}
