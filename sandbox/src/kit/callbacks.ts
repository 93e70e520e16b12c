import type { Clock } from './clock.ts'
import type { Db } from './database.ts'
import type { RequestLog } from './request-log.ts'
import type { Settings } from './settings.ts'

export type OutgoingRequest = { method?: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string }

/** One kind of message that the outside world sends to our server on its own. */
export type Channel<Payload> = {
  /** As faults and the log call it. */
  name: string
  timeoutMs: number
  /** Pauses before the second, third… attempt, in milliseconds, as the provider documents them. */
  retryAfterMs: readonly number[]
  /** Built anew for each attempt: signatures carry the moment of sending. */
  build(payload: Payload, isForged: boolean): OutgoingRequest
  accepts(status: number, body: string): boolean
}

export type SendOptions = { delayMs?: number; isForged?: boolean; copies?: number }

export type Callbacks = {
  define<Payload>(channel: Channel<Payload>): (payload: Payload, options?: SendOptions) => void
  /** Sends what is due now and waits for the answers; for tests with a moved clock. */
  runDue(): Promise<void>
  waiting(): number
  clear(): void
  close(): Promise<void>
}

type Row = { id: number; channel: string; due: number; attempt: number; payload: string; forged: number }

/** Delayed, repeated deliveries that survive a restart: a receipt promised before a crash still comes. */
export function createCallbacks(needs: { db: Db; clock: Clock; log: RequestLog; settings: Settings }): Callbacks {
  const { db, clock, log, settings } = needs
  db.exec(`CREATE TABLE IF NOT EXISTS callbacks (
    id INTEGER PRIMARY KEY, channel TEXT NOT NULL, due INTEGER NOT NULL, attempt INTEGER NOT NULL,
    payload TEXT NOT NULL, forged INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS callbacks_due ON callbacks (due)`)
  const insert = db.prepare('INSERT INTO callbacks (channel, due, attempt, payload, forged) VALUES (?, ?, 0, ?, ?)')
  const selectDue = db.prepare('SELECT * FROM callbacks WHERE due <= ? ORDER BY due, id LIMIT 50')
  const selectNext = db.prepare('SELECT MIN(due) AS due FROM callbacks')
  const remove = db.prepare('DELETE FROM callbacks WHERE id = ?')
  const postpone = db.prepare('UPDATE callbacks SET due = ?, attempt = ? WHERE id = ?')

  // Payloads are stored as JSON, so the queue itself cannot know their types; `define` keeps the two ends together.
  const channels = new Map<string, Channel<unknown>>()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let isClosed = false

  const arm = () => {
    if (isClosed || running) return
    clearTimeout(timer)
    const { due } = selectNext.get() as { due: number | null }
    if (due === null) return
    const wait = Math.min(Math.max(0, due - clock.now()), 60_000)
    timer = setTimeout(() => void runDue(), wait)
    timer.unref()
  }

  const deliver = async (row: Row) => {
    const channel = channels.get(row.channel)
    if (!channel) return void remove.run(row.id)
    const request = channel.build(JSON.parse(row.payload), row.forged === 1)
    const wasAccepted = await post(channel, request)
    const pause = channel.retryAfterMs[row.attempt]
    if (wasAccepted || pause === undefined) remove.run(row.id)
    else postpone.run(clock.now() + pause, row.attempt + 1, row.id)
  }

  const post = async (channel: Channel<unknown>, request: OutgoingRequest): Promise<boolean> => {
    const startedAt = Date.now()
    const method = request.method ?? 'POST'
    const write = (status: number, received: string) =>
      log.add({
        at: clock.now(),
        direction: 'out',
        route: channel.name,
        method,
        target: request.path,
        status,
        tookMs: Date.now() - startedAt,
        faults: [],
        sent: request.body ?? '',
        received,
      })
    try {
      const response = await fetch(settings.callback + request.path, {
        method,
        headers: request.headers,
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: 'manual',
        signal: AbortSignal.timeout(channel.timeoutMs),
      })
      const received = await response.text()
      write(response.status, received)
      return channel.accepts(response.status, received)
    } catch (error) {
      // Our server is down or slow: that is what the retry table is for.
      write(0, reasonOf(error))
      return false
    }
  }

  const runDue = async (): Promise<void> => {
    if (running) return running
    running = (async () => {
      for (;;) {
        const rows = selectDue.all(clock.now()) as Row[]
        if (rows.length === 0 || isClosed) return
        await Promise.all(rows.map(deliver))
      }
    })().finally(() => {
      running = undefined
      arm()
    })
    return running
  }

  clock.onMove(arm)
  return {
    define(channel) {
      channels.set(channel.name, channel as Channel<unknown>)
      arm()
      return (payload, { delayMs = 0, isForged = false, copies = 1 } = {}) => {
        for (let copy = 0; copy < copies; copy += 1) {
          insert.run(channel.name, clock.now() + delayMs, JSON.stringify(payload), isForged ? 1 : 0)
        }
        arm()
      }
    },
    runDue,
    waiting: () => (db.prepare('SELECT COUNT(*) AS count FROM callbacks').get() as { count: number }).count,
    clear: () => void db.exec('DELETE FROM callbacks'),
    async close() {
      isClosed = true
      clearTimeout(timer)
      await running
    },
  }
}

/** fetch says only "fetch failed"; its cause has the reason, such as ECONNREFUSED. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
