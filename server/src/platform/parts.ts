import type { Contract, RouteTable } from '@anju/shared-types'
import type { Redis } from 'ioredis'
import type { Connection } from 'mongoose'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Clock } from './clock.ts'
import type { Cipher } from './crypto/cipher.ts'
import type { Transact } from './db/transact.ts'
import type { Handlers } from './http/bind-contract.ts'
import type { Ids } from './ids.ts'
import type { Inbox } from './inbox/inbox.ts'
import type { Live } from './live/live.ts'
import type { Metrics } from './metrics/metrics.ts'
import type { EventType } from './outbox/events.ts'
import type { OutboxRow } from './outbox/outbox-store.ts'
import type { Press } from './pdf/press.ts'
import type { JobAdder } from './queue/queues.ts'

/** What every feature may use; made once in wiring.ts. */
export interface Parts {
  config: Config
  clock: Clock
  ids: Ids
  db: Connection
  redis: Redis
  log: Logger
  transact: Transact
  live: Live
  cipher: Cipher
  /** Adds a job by name; ids only in the payload. */
  jobs: JobAdder
  /** Stores a verified callback from outside before anything else happens to it. */
  inbox: Inbox
  /** Prints documents as PDF, in a thread of its own. */
  press: Press
  /** Gateways report each outside call: `metrics.outside(system, outcome, ms)`. */
  metrics: Pick<Metrics, 'outside'>
}

/** Works on an event after commit. May be called more than once for the same row: re-read, check, act, save. */
export type EventHandler = (row: OutboxRow) => Promise<void>
export type JobHandler = (data: Record<string, string>, attempt?: Attempt) => Promise<void>

export interface Attempt {
  /** Counts from 1. */
  number: number
  /** After this one nobody tries again: say so to whoever waits. */
  last: boolean
}

/** A raw route for callbacks from outside: no contract, no JSON parsing, the body as received. */
export interface CallbackRoute {
  method: 'GET' | 'POST'
  /** Under /callbacks, for instance `/wechat/push`. */
  path: string
  handle(request: {
    params: Record<string, string>
    query: Record<string, string>
    headers: Record<string, string>
    body: Buffer
  }): Promise<{ status: number; type?: string; body: string }>
}

/** What one feature gives to the house. */
export interface Feature<T extends RouteTable = RouteTable> {
  name: string
  contract?: Contract<T>
  handlers?: Handlers<T>
  /** Several features may listen to one event. Each listener is a job of its own, so one failing does not repeat another. */
  on?: Partial<Record<EventType, EventHandler>>
  jobs?: Record<string, JobHandler>
  callbacks?: CallbackRoute[]
  /** Work that the clock asks for; runs on one worker at a time. Reads `parts.clock`, so tests can turn time. */
  every?: { name: string; seconds: number; run: () => Promise<void> }[]
  /** Writes what a fresh city needs (halls, staff, a story). Safe to repeat: what exists stays. */
  seed?: () => Promise<void>
}
