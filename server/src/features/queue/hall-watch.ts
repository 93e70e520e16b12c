import { type PlainDate, shanghaiDate } from '@anju/shared-types'
import type { ClientSession } from 'mongoose'
import { compareOrder } from '../../domain/queue/order.ts'
import type { OpenWindow } from '../../domain/queue/standing.ts'
import type { Ticket } from '../../domain/queue/ticket.ts'
import { isAtWindow } from '../../domain/queue/ticket-states.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transact.ts'
import type { Live } from '../../platform/live/live.ts'
import { refuse } from '../../platform/refusal.ts'
import { type Catalogue, type Hall, type HallService, type HallStore, servicesOf } from '../halls/hall-store.ts'
import type { Pace, PaceOf } from './pace.ts'
import type { TicketStore } from './ticket-store.ts'
import type { WindowRow, WindowStore } from './window-store.ts'

/** One look at a hall's queue of today; every view of the hall is worked out from it. */
export interface HallNow {
  hall: Hall
  date: PlainDate
  services: readonly HallService[]
  /** Also of services that the hall no longer offers: a ticket may still name one. */
  serviceName(code: string): string
  /** What people call it, short enough for the hall's screen. */
  plainName(code: string): string
  calendar: Catalogue['calendar']
  /** Everybody who has not left, in order. */
  active: readonly Ticket[]
  waiting: readonly Ticket[]
  windows: readonly (OpenWindow & Pick<WindowRow, '_id' | 'staffNo' | 'staffName' | 'openedAt'>)[]
  pace: ReadonlyMap<string, Pace>
}

/** A wake-up between processes may be lost, so nothing older than this is shown. */
const OLDEST_MS = 2_000
/** However often a hall changes, its viewers are woken, and it is read for them, at most this often. */
const WAKE_EVERY_MS = 250

export interface WatchNeeds {
  halls: HallStore
  tickets: TicketStore
  windows: WindowStore
  pace: PaceOf
  live: Live
  clock: Clock
}

export interface HallWatch {
  /** The hall as it is now: never older than the last change that this process knows of. Refuses NOT_FOUND. */
  read(hallId: string): Promise<HallNow>
  /** The hall as a transaction sees it, its own changes included; shared with nobody. */
  readIn(tx: Tx, hallId: string): Promise<HallNow>
  /** Wakes after each change of the hall, many changes together; returns the function that ends it. */
  follow(hallId: string, changed: () => void): () => void
  /** Says that a change of the hall was committed here; other processes hear of it through live views. */
  changed(hallId: string): void
}

/** One shared read a hall, whatever the number of viewers. */
interface Seen {
  /** The read that answers viewers now, and when it began. */
  read?: { at: number; date: PlainDate; now: Promise<HallNow> }
  /** Begins when the running read ends; joined by everyone who asked after a change. */
  next?: Promise<HallNow>
  running: boolean
  stale: boolean
  viewers: Set<() => void>
  lastWake: number
  timer?: NodeJS.Timeout
}

export function createHallWatch(needs: WatchNeeds): HallWatch {
  const halls = new Map<string, Seen>()
  // Monotonic time of this process: it only paces reads and never enters a rule.
  const uptime = () => performance.now()

  const seenOf = (hallId: string): Seen => {
    const known = halls.get(hallId)
    if (known) return known
    const seen: Seen = { running: false, stale: false, viewers: new Set(), lastWake: Number.NEGATIVE_INFINITY }
    halls.set(hallId, seen)
    // Kept for the life of the process: halls are few, and it is what makes the shared read trustworthy.
    needs.live.subscribe(`hall:${hallId}`, () => changed(hallId))
    return seen
  }

  const begin = (hallId: string, seen: Seen): Promise<HallNow> => {
    seen.running = true
    seen.stale = false
    const date = shanghaiDate(needs.clock.now())
    const now = readHall(needs, hallId, date).finally(() => {
      seen.running = false
    })
    const read = { at: uptime(), date, now }
    seen.read = read
    now.catch(() => {
      if (seen.read === read) seen.read = undefined
    })
    return now
  }

  const read = async (hallId: string): Promise<HallNow> => {
    // Asked before anything is kept about the id: it comes from outside, and only real halls may take up memory.
    if (!(await needs.halls.hall(hallId))) return refuse('NOT_FOUND')
    const seen = seenOf(hallId)
    const present = seen.read
    const date = shanghaiDate(needs.clock.now())
    if (present && !seen.stale && present.date === date && uptime() - present.at < OLDEST_MS) return present.now
    if (!seen.running || !present) return begin(hallId, seen)
    // The running read may have begun before the change: one more is due, for everybody who asks until then.
    seen.next ??= present.now
      .catch(() => undefined)
      .then(() => {
        seen.next = undefined
        return begin(hallId, seen)
      })
    return seen.next
  }

  const wake = (seen: Seen) => {
    seen.timer = undefined
    seen.lastWake = uptime()
    for (const viewer of [...seen.viewers]) viewer()
  }
  const changed = (hallId: string) => {
    const seen = halls.get(hallId)
    if (!seen) return
    seen.stale = true
    if (seen.timer || !seen.viewers.size) return
    const pause = Math.max(0, seen.lastWake + WAKE_EVERY_MS - uptime())
    seen.timer = setTimeout(() => wake(seen), pause)
    seen.timer.unref()
  }

  return {
    read,
    readIn: (tx, hallId) => readHall(needs, hallId, shanghaiDate(tx.now), tx.session),
    changed,
    follow(hallId, viewer) {
      const seen = seenOf(hallId)
      const own = () => viewer()
      seen.viewers.add(own)
      return () => {
        seen.viewers.delete(own)
      }
    },
  }
}

async function readHall(needs: WatchNeeds, hallId: string, date: PlainDate, session?: ClientSession): Promise<HallNow> {
  const { halls, services: all, calendar } = await needs.halls.catalogue()
  const hall = halls.get(hallId) ?? refuse('NOT_FOUND')
  const services = servicesOf(hall, all)
  const pace = await needs.pace(hallId, services)
  // One after the other: a session carries one operation at a time.
  const active = await needs.tickets.active({ hallId, date }, session)
  const rows = await needs.windows.openOnes({ hallId, date }, session)
  const busy = new Set(active.filter((ticket) => isAtWindow(ticket.state)).map((ticket) => ticket.windowNo))
  return {
    hall,
    date,
    services,
    serviceName: (code) => all.get(code)?.name ?? code,
    plainName: (code) => all.get(code)?.plainName ?? code,
    calendar,
    active,
    waiting: active.filter((ticket) => ticket.state === 'waiting').sort(compareOrder),
    windows: rows.map((row) => ({ ...row, busy: busy.has(row.no) })),
    pace,
  }
}
