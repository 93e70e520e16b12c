/**
 * Long commands run as generators and yield when they have used up their slice, so that the event loop can answer others
 * (a driver whose monitor waits 10 s gives up on the server). A yielded promise means: go on when it settles.
 */
export type Pause = undefined | Promise<void>
export type Steps<T> = Generator<Pause, T>

const SLICE_MS = 8
const ROWS_BETWEEN_LOOKS = 32

/** Counts work and tells when a slice is used up. The scheduler starts a new slice before each step. */
export class Slice {
  #startedAt = performance.now()
  #rows = 0

  /** For reads that must not be interrupted. */
  static readonly endless = new (class extends Slice {
    override isOver(): boolean {
      return false
    }
  })()

  begin(): void {
    this.#startedAt = performance.now()
  }

  isOver(): boolean {
    this.#rows += 1
    if (this.#rows < ROWS_BETWEEN_LOOKS) return false
    this.#rows = 0
    return performance.now() - this.#startedAt > SLICE_MS
  }
}
