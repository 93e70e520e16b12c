/**
 * Work passes side by side until some asks to pass alone: then newcomers wait, what is inside finishes, and it runs by itself. For a
 * transaction that loses every collision, so that the many cannot starve the one.
 */
export function createGate(patienceMs = 2_000) {
  let inside = 0
  let closed: Promise<void> | undefined
  let emptied: (() => void) | undefined

  const pass = async <T>(work: () => Promise<T>): Promise<T> => {
    while (closed) await closed
    inside++
    try {
      return await work()
    } finally {
      inside--
      if (inside === 0) emptied?.()
    }
  }

  const passAlone = async <T>(work: () => Promise<T>): Promise<T> => {
    while (closed) await closed
    let open: () => void = () => undefined
    closed = new Promise((resolve) => {
      open = resolve
    })
    try {
      if (inside > 0) await empty()
      return await work()
    } finally {
      closed = undefined
      emptied = undefined
      open()
    }
  }

  /** Until everybody has left, but not for ever: a piece of work that waits for another one inside must not lock the house. */
  const empty = () =>
    new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, patienceMs)
      emptied = () => {
        clearTimeout(patience)
        resolve()
      }
    })

  return { pass, passAlone }
}
