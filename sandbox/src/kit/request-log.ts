import type { FaultKind } from './faults.ts'

/**
 * What went over the wire, for the control page only. Kept in memory and never written anywhere: the bodies hold names,
 * phones and ID numbers.
 */
export type LogEntry = {
  id: number
  at: number
  direction: 'in' | 'out'
  route: string
  method: string
  target: string
  /** HTTP status; 0 when nothing was answered. */
  status: number
  tookMs: number
  faults: FaultKind[]
  sent: string
  received: string
}

export type RequestLog = {
  add(entry: Omit<LogEntry, 'id'>): void
  list(limit: number): LogEntry[]
  clear(): void
  onEntry(listener: (entry: LogEntry) => void): void
}

const KEPT_ENTRIES = 500
const KEPT_BODY_CHARS = 4_000

export function createRequestLog(): RequestLog {
  const entries: LogEntry[] = []
  const listeners: Array<(entry: LogEntry) => void> = []
  let nextId = 1
  return {
    add(entry) {
      const kept = {
        ...entry,
        id: nextId++,
        sent: entry.sent.slice(0, KEPT_BODY_CHARS),
        received: entry.received.slice(0, KEPT_BODY_CHARS),
      }
      entries.push(kept)
      if (entries.length > KEPT_ENTRIES) entries.shift()
      for (const listener of listeners) listener(kept)
    },
    list: (limit) => entries.slice(-limit).reverse(),
    clear: () => void entries.splice(0),
    onEntry: (listener) => void listeners.push(listener),
  }
}

/** A body as the log shows it: text as it is, anything else by its size. */
export function bodyForLog(body: Buffer | string, contentType = ''): string {
  if (/^image\//.test(contentType)) return `（图片，${body.length} 字节）`
  return typeof body === 'string' ? body : body.toString('utf8')
}
