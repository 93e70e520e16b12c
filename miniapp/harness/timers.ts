/** Timers of one app, so that closing the app ends them: a countdown left behind would keep the test process alive. */
export class Timers {
  private readonly running = new Set<NodeJS.Timeout>()

  readonly globals = {
    setTimeout: (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
      const timer = setTimeout(() => {
        this.running.delete(timer)
        work(...args)
      }, ms)
      this.running.add(timer)
      return timer
    },
    setInterval: (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
      const timer = setInterval(work, ms, ...args)
      this.running.add(timer)
      return timer
    },
    clearTimeout: (timer: NodeJS.Timeout) => this.end(timer),
    clearInterval: (timer: NodeJS.Timeout) => this.end(timer),
  }

  private end(timer: NodeJS.Timeout): void {
    clearTimeout(timer)
    this.running.delete(timer)
  }

  endAll(): void {
    for (const timer of this.running) clearTimeout(timer)
    this.running.clear()
  }
}
