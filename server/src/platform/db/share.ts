/**
 * One run for everybody who asks the same: those who ask while it runs share the next one, which begins when it has ended. So a
 * thousand viewers cost two runs at a time, and an answer is never older than its question.
 */
export function share<T>(work: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const running = new Map<string, { ended: Promise<void>; next?: Promise<T> }>()

  function begin(key: string): Promise<T> {
    const result = work(key)
    const run: { ended: Promise<void>; next?: Promise<T> } = {
      ended: result.then(
        () => undefined,
        () => undefined,
      ),
    }
    running.set(key, run)
    void run.ended.then(() => {
      if (running.get(key) === run && !run.next) running.delete(key)
    })
    return result
  }

  return (key) => {
    const run = running.get(key)
    if (!run) return begin(key)
    run.next ??= run.ended.then(() => begin(key))
    return run.next
  }
}
