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
import { systemClock } from '../platform/clock.ts'
import { ensureIndexes } from '../platform/db/indexes.ts'
import { closeEventStreams } from '../platform/http/event-stream.ts'
import { cryptoIds } from '../platform/ids.ts'
import { createLog } from '../platform/log/log.ts'
import { createMetrics } from '../platform/metrics/metrics.ts'
import type { EventType } from '../platform/outbox/events.ts'
import { type OutboxRow, outboxModel } from '../platform/outbox/outbox-store.ts'
import { createPlatform, type Platform } from '../platform/platform.ts'
import { clockJobsOf, startWorker } from '../platform/worker.ts'
import type { Features } from '../wiring.ts'
import { type CallOptions, createCaller } from './call.ts'
import type { Child } from './child.ts'
import { createTestClock } from './clock.ts'
import { follow } from './follow.ts'
import type { SandboxAddress } from './outside.ts'
import { createTestPeople, type TestPeople } from './people.ts'
import { startSandbox } from './processes.ts'
import { createSandboxControl } from './sandbox-control.ts'
import { type SettleOptions, settle } from './settle.ts'

/** What a house is made of above the platform: all of wiring.ts, or less. Without `people` nobody has an account. */
export type Built = Omit<Features, 'people'> & Partial<Pick<Features, 'people'>>

export interface HouseOptions {
  /** Where the clock stands; a Friday morning in Beijing unless said otherwise. */
  clock?: string | Date
  /** A smaller house than the product, for tests of one feature or of the platform. */
  build?: (platform: Platform) => Built | Promise<Built>
  /** Settings that differ from the test defaults. */
  config?: Partial<Record<keyof Config, string>>
  /** A sandbox process of this file's own: its receipts and pushes reach this house, and no other file turns its clock. */
  ownSandbox?: boolean
  /** Name of a database that is there already, for instance a restored one; Redis is empty all the same. */
  city?: string
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
export async function createTestHouse(options: HouseOptions = {}) {
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
    STORAGE_DIR: join(outside.logFolder, `${name}-files`),
    ...options.config,
  })
  const logFile = join(outside.logFolder, `${name}.log`)
  const log = createLog({ level: 'debug', to: destination({ dest: logFile, sync: true }), unmasked: true })
  const metrics = createMetrics()
  const ids = cryptoIds(() => clock.now())
  const platform = await createPlatform({ config, clock, ids, log, metrics, dbName: options.city ?? name })
  const { parts } = platform
  const built: Built = await (options.build ?? buildAll)(platform)
  const { features, admission } = built
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

  const sandbox = createSandboxControl(sandboxAddress)
  const { person, clerk } = built.people
    ? createTestPeople(parts, built.people, sandbox)
    : { person: refusePeople, clerk: refusePeople }

  return {
    url,
    /** One of the sandbox's people, with an account and a login: `await house.person('chen-xiaoyu', { verified: true })`. */
    person,
    /** A member of staff: `await house.clerk('clerk-1', 'jn-lixia')`. */
    clerk,
    config,
    clock,
    parts,
    platform,
    features,
    logFile,
    /** Writes what the features' own seeds write. */
    async seed() {
      for (const feature of features) await feature.seed?.()
    },
    sandbox,
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

/** Loaded only here: a test of one feature need not wait for all others, nor fail with them. */
async function buildAll(platform: Platform): Promise<Built> {
  const { createFeatures } = await import('../wiring.ts')
  // Signatures to the outside are stamped with the real time: the providers' clocks are not ours to turn.
  return createFeatures(platform, { outsideClock: systemClock })
}

const refusePeople: TestPeople['person'] & TestPeople['clerk'] = () => {
  throw new Error('this house was built without accounts')
}

async function ownSandbox(folder: string, callback: string): Promise<Child<SandboxAddress>> {
  return startSandbox(await mkdtemp(join(folder, 'own-sandbox-')), callback)
}

const testConfig = (sandbox: SandboxAddress, more: Record<string, string>): Config =>
  readConfig(testSettings(sandbox, more))

const secret = () => randomBytes(32).toString('base64')

/** The environment of a server in tests: keys of its own, the sandbox as the outside. */
export const testSettings = (sandbox: SandboxAddress, more: Record<string, string>): Record<string, string> => ({
  NODE_ENV: 'test',
  LOG_LEVEL: 'debug',
  TOKEN_KEYS: secret(),
  FIELD_KEYS: `1:${secret()}`,
  BLIND_INDEX_KEY: secret(),
  HALL_CODE_KEY: secret(),
  QUOTE_KEYS: secret(),
  FILE_LINK_KEYS: secret(),
  // High, so that only the tests about the limit meet it.
  CALLS_PER_MINUTE: '100000',
  // A second a page; the tests about it turn it on.
  READ_PAPERS: 'no',
  ...sandbox.env,
  ...more,
})
