import type { Command } from '../command.ts'
import { aggregate } from './aggregate.ts'
import { bulkWrite } from './bulk-write.ts'
import { create, drop, dropDatabase, listCollections, listDatabases } from './collections.ts'
import { count } from './count.ts'
import { deleteCommand } from './delete.ts'
import { distinct } from './distinct.ts'
import { explain } from './explain.ts'
import { find } from './find.ts'
import { findAndModify } from './find-and-modify.ts'
import { getMore, killCursors } from './get-more.ts'
import { buildInfo, connectionStatus, getParameter, hello, hostInfo, ping, serverStatus } from './handshake.ts'
import { collMod, createIndexes, dropIndexes, listIndexes } from './indexes.ts'
import { insert } from './insert.ts'
import {
  abortTransactionCommand,
  commitTransaction,
  endSessions,
  killSessions,
  refreshSessions,
  startSession,
} from './session-commands.ts'
import { collStats, dbStats } from './stats.ts'
import { update } from './update.ts'
import { validateCommand } from './validate.ts'

/** Every command this server knows, under every name drivers use for it. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>(
  Object.entries({
    hello,
    isMaster: hello,
    ismaster: hello,
    ping,
    buildInfo,
    buildinfo: buildInfo,
    hostInfo,
    getParameter,
    connectionStatus,
    serverStatus,
    listDatabases,
    listCollections,
    create,
    drop,
    dropDatabase,
    createIndexes,
    dropIndexes,
    deleteIndexes: dropIndexes,
    listIndexes,
    collMod,
    insert,
    update,
    delete: deleteCommand,
    find,
    aggregate,
    bulkWrite,
    explain,
    validate: validateCommand,
    collStats,
    dbStats,
    dbstats: dbStats,
    count,
    distinct,
    getMore,
    killCursors,
    findAndModify,
    findandmodify: findAndModify,
    startSession,
    endSessions,
    refreshSessions,
    killSessions,
    commitTransaction,
    abortTransaction: abortTransactionCommand,
  }),
)
