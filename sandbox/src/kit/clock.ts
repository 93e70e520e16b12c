/** The clock of the outside world. A tester may move it, so that codes expire and receipts arrive without waiting. */
export type Clock = {
  /** Unix milliseconds. */
  now(): number
  advance(ms: number): void
  set(unixMs: number): void
  reset(): void
  /** How far this clock is from the machine's, in milliseconds. */
  offset(): number
  onMove(listener: () => void): void
  /**
   * Whether a signed timestamp is fresh. It is compared with this clock and with the machine's: whoever moves this clock to
   * see a code expire does not move the clock of the server that signs.
   */
  isFresh(unixMs: number, windowMs: number): boolean
}

export function createClock(machine: () => number = Date.now): Clock {
  let offset = 0
  const listeners: Array<() => void> = []
  const move = (to: number) => {
    offset = to
    for (const listener of listeners) listener()
  }
  return {
    now: () => machine() + offset,
    advance: (ms) => move(offset + ms),
    set: (unixMs) => move(unixMs - machine()),
    reset: () => move(0),
    offset: () => offset,
    onMove: (listener) => void listeners.push(listener),
    isFresh: (unixMs, windowMs) =>
      Math.abs(machine() + offset - unixMs) <= windowMs || Math.abs(machine() - unixMs) <= windowMs,
  }
}

const BEIJING_OFFSET_MS = 8 * 3_600_000

/** `2026-11-22 10:00:00`, Beijing time: how Alipay, both SMS clouds and WeChat write moments for people. */
export function beijingText(unixMs: number): string {
  return new Date(unixMs + BEIJING_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/** `2026-11-22T10:00:00+08:00`. */
export function beijingIso(unixMs: number): string {
  return `${beijingText(unixMs).replace(' ', 'T')}+08:00`
}

/** Reads `2026-11-22 10:00:00` as Beijing time; undefined when it is not written that way. */
export function parseBeijingText(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined
  const unixMs = Date.parse(`${text.replace(' ', 'T')}+08:00`)
  return Number.isNaN(unixMs) ? undefined : unixMs
}
