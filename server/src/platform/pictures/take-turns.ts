/** Lets so many run at a time; the others wait in the order in which they came. */
export function takeTurns(most: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The place goes to the next one without becoming free in between.
      if (next) next()
      else running--
    }
  }
}
