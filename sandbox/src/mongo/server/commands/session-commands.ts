import { randomUUID } from 'node:crypto'
import { Binary } from 'bson'
import type { Document } from '../../language/index.ts'
import { noSuchTransaction } from '../../store/errors.ts'
import { applyTransaction } from '../../store/writer.ts'
import type { Command } from '../command.ts'
import { arrayOption, type Context } from '../context.ts'
import { SESSION_MINUTES } from '../session.ts'
import { abortTransaction, endTransaction } from '../transactions.ts'

export const commitTransaction: Command = {
  fields: ['commitTransaction', 'recoveryToken'],
  isWrite: true,
  inTransaction: true,
  endsTransaction: true,
  run(context) {
    const { session, transaction } = context
    if (!session) throw noSuchTransaction()
    if (!transaction) {
      // The reply to the first commit was lost: it stays committed.
      if (session.ended === 'committed') return { fields: {} }
      throw noSuchTransaction(session.number)
    }
    if (transaction.changes.size > 0) {
      applyTransaction(context.store, transaction)
      context.sessions.rememberCommit(session)
    }
    endTransaction(context, session, transaction, 'committed')
    return { fields: {} }
  },
}

export const abortTransactionCommand: Command = {
  fields: ['abortTransaction', 'recoveryToken'],
  inTransaction: true,
  endsTransaction: true,
  run(context) {
    const { session, transaction } = context
    if (!session || !transaction) throw noSuchTransaction(session?.number)
    abortTransaction(context, session, transaction)
    return { fields: {} }
  },
}

export const startSession: Command = {
  fields: ['startSession'],
  run: () => ({
    fields: {
      id: { id: new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), Binary.SUBTYPE_UUID) },
      timeoutMinutes: SESSION_MINUTES,
    },
  }),
}

export const endSessions: Command = { fields: ['endSessions'], run: endNamed('endSessions') }
export const killSessions: Command = { fields: ['killSessions'], run: endNamed('killSessions') }

export const refreshSessions: Command = {
  fields: ['refreshSessions'],
  run: (context) => {
    forEachSession(context, 'refreshSessions', (key) => context.sessions.get(key))
    return { fields: {} }
  },
}

function endNamed(field: string): Command['run'] {
  return (context) => {
    forEachSession(context, field, (key) => {
      const session = context.sessions.known(key)
      if (!session) return
      if (session.transaction) abortTransaction(context, session, session.transaction)
      context.cursors.closeWhere((cursor) => cursor.sessionKey === key)
      context.sessions.forget(session)
    })
    return { fields: {} }
  }
}

function forEachSession(context: Context, field: string, act: (key: string) => void): void {
  for (const lsid of (arrayOption(context.body, field) ?? []) as Document[]) {
    const id = lsid.id as { buffer?: Uint8Array } | undefined
    if (id?.buffer) act(Buffer.from(id.buffer).toString('latin1'))
  }
}
