import { randomBytes } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Contract, Reply, RouteSpec } from '@anju/shared-types'
import { destination } from 'pino'
import { afterAll, inject } from 'vitest'
import { createApp } from '../app.ts'
import { type Config, readConfig } from '../config.ts'
import { ensureIndexes } from '../platform/db/indexes.ts'
import type { BindNeeds } from '../platform/http/bind-contract.ts'
import { closeEventStreams } from '../platform/http/event-stream.ts'
import { cryptoIds } from '../platform/ids.ts'
import { createLog } from '../platform/log/log.ts'
import { createMetrics } from '../platform/metrics/metrics.ts'
import type { EventType } from '../platform/outbox/events.ts'
import { type OutboxRow, outboxModel } from '../platform/outbox/outbox-store.ts'
import type { Feature } from '../platform/parts.ts'
import { createPlatform, type Platform } from '../platform/platform.ts'
import { clockJobsOf, startWorker } from '../platform/worker.ts'
import { type CallOptions, createCaller } from './call.ts'
import type { Child } from './child.ts'
import { createTestClock } from './clock.ts'
import { follow } from './follow.ts'
import type { SandboxAddress } from './outside.ts'
import { startSandbox } from './processes.ts'
import { createSandboxControl } from './sandbox-control.ts'
import { type SettleOptions, settle } from './settle.ts'

/** What a house is made of above the platform. wiring.ts makes the real one; a feature's test may make a smaller one. */
export interface Built {
  features: readonly Feature[]
  admission: Pick<BindNeeds, 'authenticate' | 'requireVerified' | 'requireStaff'>
}

export interface HouseOptions {
  /** Where the clock stands; a Friday morning in Beijing unless said otherwise. */
  clock?: string | Date
  build: (platform: Platform) => Built | Promise<Built>
  /** Settings that differ from the test defaults. */
  config?: Partial<Record<keyof Config, string>>
  /** A sandbox process of this file's own: its receipts and pushes reach this house, and no other file turns its clock. */
  ownSandbox?: boolean
  /** False when the test works on jobs itself. */
  worker?: boolean
  /** Contracts of the test's own, beside the product's. */
  contracts?: Record<string, Contract>
}

const FRIDAY_MORNING = '2026-03-06T02:00:00Z'

/**
 * The whole server with a database and a Redis prefix of its own, in this process: a Koa app on a free port, a real worker, a clock
 * that stands still. Closes itself after the file's last test.
 */
export async function createTestHouse(options: HouseOptions) {
  const outside = inject('outside')
  const name = `t_${randomBytes(6).toString('hex')}`
  const clock = createTestClock(options.clock ?? FRIDAY_MORNING)
  // The api's address is part of the settings, so it listens first and answers when the app is there.
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const sandboxProcess = options.ownSandbox ? await ownSandbox(outside.logFolder, url) : undefined
  const sandboxAddress = sandboxProcess?.ready ?? outside.sandbox
  const config = testConfig(sandboxAddress, {
    MONGODB_URI: outside.mongoUri,
    REDIS_URL: outside.redisUrl,
    REDIS_PREFIX: `${name}:`,
    PUBLIC_ORIGIN: url,
    ...options.config,
  })
  const logFile = join(outside.logFolder, `${name}.log`)
  const log = createLog({ level: 'debug', to: destination({ dest: logFile, sync: true }), unmasked: true })
  const metrics = createMetrics()
  const ids = cryptoIds(() => clock.now())
  const platform = await createPlatform({ config, clock, ids, log, metrics, dbName: name })
  const { parts } = platform
  const { features, admission } = await options.build(platform)
  platform.dispatcher.listen(features)
  await ensureIndexes(parts.db, { expiry: false })
  const site = { middleware: (_ctx: unknown, next: () => Promise<unknown>) => next(), scriptHashes: [], isBuilt: false }
  server.on('request', createApp({ config, platform, features, admission, site }).callback())
  const worker = options.worker === false ? undefined : await startWorker(platform, features, { clock: false })

  const { call, refused, send, addressOf, headersOf } = createCaller(() => url, options.contracts)
  const close = async () => {
    closeEventStreams()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await worker?.close()
    await parts.db.dropDatabase()
    await platform.close()
    await sandboxProcess?.stop()
  }
  afterAll(close)

  return {
    url,
    config,
    clock,
    parts,
    platform,
    features,
    logFile,
    sandbox: createSandboxControl(sandboxAddress),
    /** Calls a route and gives its reply; a refusal is thrown as CallRefused. */
    call,
    /** Calls a route that must be refused and gives the refusal. */
    refused,
    /** The raw response, for tests about headers and status. */
    send,
    /** Opens a stream route. */
    follow: async <R extends RouteSpec>(route: R, more: CallOptions<R>) =>
      follow(
        await fetch(addressOf(route, more as never), { headers: headersOf(route, more as never) }),
        (value) => route.reply.parse(value) as Reply<R>,
      ),
    /** Waits until all events and jobs are worked off. */
    settle: (how?: SettleOptions) => settle(platform, how),
    /** Runs one clock job now, as a worker would. */
    async runEvery(jobName: string) {
      const job = clockJobsOf(platform, features).find((candidate) => candidate.name === jobName)
      if (!job) throw new Error(`no clock job is called ${jobName}`)
      await job.run()
    },
    /** Outbox rows, oldest first. */
    events: (filter: { type?: EventType; subject?: string } = {}): Promise<OutboxRow[]> =>
      outboxModel(parts.db)
        .find({
          ...(filter.type ? { type: filter.type } : {}),
          ...(filter.subject ? { 'subject.id': filter.subject } : {}),
        })
        .sort({ at: 1, _id: 1 })
        .lean<OutboxRow[]>(),
    close,
  }
}

export type TestHouse = Awaited<ReturnType<typeof createTestHouse>>

async function ownSandbox(folder: string, callback: string): Promise<Child<SandboxAddress>> {
  return startSandbox(await mkdtemp(join(folder, 'own-sandbox-')), callback)
}

const secret = () => randomBytes(32).toString('base64')

function testConfig(sandbox: SandboxAddress, more: Record<string, string>): Config {
  return readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'debug',
    TOKEN_KEYS: secret(),
    FIELD_KEYS: `1:${secret()}`,
    BLIND_INDEX_KEY: secret(),
    HALL_CODE_KEY: secret(),
    // High, so that only the tests about the limit meet it.
    CALLS_PER_MINUTE: '100000',
    ...sandbox.env,
    ...more,
  })
}
