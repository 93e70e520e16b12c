/**
 * A network in simulated time: so many bytes a second shared by whatever is under way, with cuts. Nothing here waits for a real clock: time
 * goes forward to the next thing that happens, once everybody who could still do something is waiting.
 */
export function createSlowLink({ bytesPerSecond, replyMs = 150 }: { bytesPerSecond: number; replyMs?: number }) {
  interface Transfer {
    left: number
    end(how: 'arrived' | 'cut'): void
  }
  let now = 0
  let isDown = false
  let busy = 0
  let wireBytes = 0
  const transfers = new Set<Transfer>()
  const timers = new Set<{ at: number; fire(): void }>()

  const after = (ms: number, fire: () => void) => {
    const timer = { at: now + ms, fire }
    timers.add(timer)
    return () => timers.delete(timer)
  }
  const pause = (ms: number) => new Promise<void>((resolve) => after(ms, resolve))

  /** Sends so many bytes; the share of a cut transfer that was on its way counts as sent. */
  const transfer = (bytes: number) =>
    new Promise<'arrived' | 'cut'>((end) => {
      if (isDown) return end('cut')
      transfers.add({ left: bytes, end })
    })

  /** One request over the link: up, the real answer of the server, down. A cut in between loses whatever it meets. */
  async function request<T>(bytes: number, server: () => Promise<T>): Promise<T | undefined> {
    if ((await transfer(bytes)) === 'cut') return undefined
    busy++
    const answer = await server().finally(() => busy--)
    await pause(replyMs)
    return isDown ? undefined : answer
  }

  function goTo(at: number) {
    const seconds = (at - now) / 1000
    const each = transfers.size ? (seconds * bytesPerSecond) / transfers.size : 0
    for (const one of transfers) {
      const moved = Math.min(each, one.left)
      one.left -= moved
      wireBytes += moved
    }
    now = at
    for (const one of [...transfers]) {
      if (one.left > 1e-6) continue
      transfers.delete(one)
      one.end('arrived')
    }
    for (const timer of [...timers]) {
      if (timer.at > now) continue
      timers.delete(timer)
      timer.fire()
    }
  }

  const nextMoment = () => {
    const first = Math.min(...[...transfers].map(({ left }) => left))
    const byLink = transfers.size ? now + (first * transfers.size * 1000) / bytesPerSecond : Number.POSITIVE_INFINITY
    return Math.min(byLink, ...[...timers].map(({ at }) => at))
  }

  return {
    now: () => now,
    wireBytes: () => wireBytes,
    request,
    sleep(ms: number) {
      let wake = () => undefined as undefined
      const done = new Promise<void>((resolve) => {
        const cancel = after(ms, resolve)
        wake = () => {
          cancel()
          resolve()
          return undefined
        }
      })
      return { done, wake }
    },
    /** From now on nothing passes; what is under way is lost. */
    cut() {
      isDown = true
      for (const one of transfers) one.end('cut')
      transfers.clear()
    },
    mend() {
      isDown = false
    },
    /** Lets time pass until `done`. Work between two things that happen is promises only, so a few turns settle it. */
    async run(done: () => boolean) {
      for (;;) {
        do for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
        while (busy > 0)
        if (done()) return
        const at = nextMoment()
        if (at === Number.POSITIVE_INFINITY) throw new Error('nothing is under way any more')
        goTo(at)
      }
    },
  }
}
