/** Turns of the event loop, a few milliseconds each, without anything happening. Turns and not time: on a busy machine time passes while a page is still being made. */
const quietTurns = 8

/** Knows when an app has come to rest: no request under way, and nothing drawn for a while. */
export class Activity {
  pendingRequests = 0
  private moves = 0

  moved(): void {
    this.moves++
  }

  /** Resolves at rest, or after `limitMs` when the app never rests (a countdown, polling). */
  async rest(limitMs = 8000): Promise<void> {
    const giveUpAt = performance.now() + limitMs
    let seen = this.moves
    for (let quiet = 0; quiet < quietTurns && performance.now() < giveUpAt; ) {
      await new Promise((resolve) => setTimeout(resolve, 3))
      quiet = this.pendingRequests === 0 && this.moves === seen ? quiet + 1 : 0
      seen = this.moves
    }
  }
}
