import { Double, Int32 } from 'bson'
import type { Command } from '../command.ts'
import type { Context } from '../context.ts'
import { SESSION_MINUTES } from '../session.ts'
import { MAX_MESSAGE_BYTES } from '../wire.ts'
import { MAX_STATEMENTS } from './insert.ts'

export const SET_NAME = 'anju'
/** Wire version 25 is MongoDB 8.0. */
const WIRE_VERSION = 25
const VERSION = '8.0.0'

/** One member that is its own primary: drivers then use sessions, transactions and retryable writes. */
export const hello: Command = {
  fields: [
    'hello',
    'isMaster',
    'ismaster',
    'helloOk',
    'client',
    'compression',
    'loadBalanced',
    'saslSupportedMechs',
    'topologyVersion',
    'maxAwaitTimeMS',
    'speculativeAuthenticate',
    'hostInfo',
    'internalClient',
    'backpressure',
  ],
  run: (context) => ({
    fields: {
      helloOk: true,
      isWritablePrimary: true,
      ismaster: true,
      secondary: false,
      setName: SET_NAME,
      setVersion: 1,
      hosts: [context.address],
      primary: context.address,
      me: context.address,
      maxBsonObjectSize: new Int32(16 * 1024 * 1024),
      maxMessageSizeBytes: new Int32(MAX_MESSAGE_BYTES),
      maxWriteBatchSize: new Int32(MAX_STATEMENTS),
      localTime: context.now(),
      logicalSessionTimeoutMinutes: SESSION_MINUTES,
      connectionId: context.connectionId,
      minWireVersion: 0,
      maxWireVersion: WIRE_VERSION,
      readOnly: false,
    },
  }),
}

export const ping: Command = { fields: ['ping'], run: () => ({ fields: {} }) }

export const buildInfo: Command = {
  fields: ['buildInfo', 'buildinfo'],
  run: () => ({
    fields: {
      version: VERSION,
      versionArray: VERSION.split('.').map(Number).concat(0),
      gitVersion: 'anju-sandbox',
      modules: ['stand-in for development and tests, not MongoDB'],
      bits: 64,
      debug: false,
      maxBsonObjectSize: 16 * 1024 * 1024,
      storageEngines: ['sqlite'],
    },
  }),
}

export const hostInfo: Command = {
  fields: ['hostInfo'],
  run: (context) => ({
    fields: { system: { currentTime: context.now(), cpuAddrSize: 64 }, os: { type: process.platform }, extra: {} },
  }),
}

export const getParameter: Command = {
  fields: ['getParameter', 'featureCompatibilityVersion', 'transactionLifetimeLimitSeconds', 'allParameters'],
  run: (context) => ({
    fields: {
      ...(context.body.featureCompatibilityVersion !== undefined && {
        featureCompatibilityVersion: { version: '8.0' },
      }),
      ...(context.body.transactionLifetimeLimitSeconds !== undefined && { transactionLifetimeLimitSeconds: 60 }),
    },
  }),
}

export const connectionStatus: Command = {
  fields: ['connectionStatus', 'showPrivileges'],
  run: () => ({ fields: { authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } } }),
}

export const serverStatus: Command = {
  fields: ['serverStatus', 'repl', 'metrics', 'locks'],
  run: (context) => ({
    fields: {
      host: context.address,
      version: VERSION,
      process: 'anju-sandbox-mongo',
      pid: process.pid,
      uptime: new Double((performance.now() - context.startedAt) / 1000),
      localTime: context.now(),
      repl: { setName: SET_NAME, isWritablePrimary: true, primary: context.address, me: context.address },
      mem: { resident: Math.round(process.memoryUsage().rss / 1024 / 1024) },
      metrics: { cursor: { open: { total: context.cursors.size } }, transactions: openTransactions(context) },
    },
  }),
}

function openTransactions(context: Context): number {
  return [...context.sessions.all()].filter((session) => session.transaction).length
}
