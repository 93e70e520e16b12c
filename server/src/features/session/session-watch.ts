import type { Logger } from 'pino'
import type { Clock } from '../../platform/clock.ts'
import type { Live } from '../../platform/live/live.ts'
import type { AccessClaims } from './access-token.ts'
import type { SessionStore } from './session-store.ts'

/** Wakes every process when a session ended or went to another account. */
export const sessionsTopic = 'sessions'

/** A wake-up may get lost; then the list is read again this often, while requests come in. */
const REREAD_MS = 10_000
const MARGIN_MS = 60_000

export type SessionWatch = ReturnType<typeof createSessionWatch>

/**
 * Which access tokens are useless although their time has not run out. Only sessions that changed within the life of an access
 * token matter, so the list is short: each process keeps it in memory, reads it from the database at start and when woken,
 * and asks nobody per request.
 */
export function createSessionWatch(needs: {
  store: SessionStore
  live: Live
  clock: Clock
  log: Logger
  accessMinutes: number
}) {
  const { store, live, clock, log, accessMinutes } = needs
  let changed: Map<string, { isEnded: boolean; version: number }> | undefined
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  let isAgain = false

  const read = async () => {
    const since = new Date(clock.now().getTime() - accessMinutes * 60_000 - MARGIN_MS)
    readAt = performance.now()
    const rows = await store.changedSince(since)
    changed = new Map(rows.map((row) => [row._id, { isEnded: row.endedAt !== undefined, version: row.version }]))
  }
  /** Resolves when the list holds everything that was committed before the call. */
  const refresh = async (): Promise<void> => {
    if (reading) {
      // The read under way may have begun before the change that woke us.
      isAgain = true
      return reading
    }
    reading = (async () => {
      do {
        isAgain = false
        await read()
      } while (isAgain)
    })().finally(() => {
      reading = undefined
    })
    return reading
  }
  const inBackground = () =>
    void refresh().catch((error: unknown) => log.error({ err: error }, 'list of ended sessions is not up to date'))
  // For the life of the process, like the connection it listens on.
  live.subscribe(sessionsTopic, inBackground)

  return {
    refresh,
    async check({ sessionId, version }: AccessClaims): Promise<'ok' | 'ended' | 'moved'> {
      if (!changed) await refresh()
      else if (performance.now() - readAt > REREAD_MS) {
        readAt = performance.now()
        inBackground()
      }
      const entry = changed?.get(sessionId)
      if (!entry) return 'ok'
      if (entry.isEnded) return 'ended'
      return version < entry.version ? 'moved' : 'ok'
    },
  }
}
