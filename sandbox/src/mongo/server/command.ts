import type { Steps } from '../store/pause.ts'
import type { Context } from './context.ts'
import type { Reply } from './reply.ts'

/** One command of the wire protocol. */
export interface Command {
  /** Its own fields; any other but the ones every command may carry is refused by name. */
  fields: readonly string[]
  /** Fields left as bytes. */
  rawFields?: readonly string[]
  /** Writes run in a batch; of commands that may be either, aggregate decides by its pipeline. */
  isWrite?: boolean | ((context: Context) => boolean)
  /** May run inside a transaction. */
  inTransaction?: boolean
  /** Commits or aborts one. */
  endsTransaction?: boolean
  run(context: Context): Reply | Steps<Reply>
}

/** What any command may carry; `$clusterTime`, `$readPreference` and the rest need no answer from one member. */
export const commonFields: ReadonlySet<string> = new Set([
  '$db',
  '$clusterTime',
  '$readPreference',
  '$client',
  '$configServerState',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'stmtId',
  'stmtIds',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
])

/** The common fields that are looked at. */
export const decodedFields = ['$db', 'lsid', 'txnNumber', 'autocommit', 'startTransaction', 'readConcern', 'maxTimeMS']
