import type { Logger } from 'pino'

export type Step = readonly [name: string, stop: () => Promise<void>]

/** Kubernetes kills after 30 s; what has not ended by then is found again by sweep and stalled-job check. */
const PATIENCE_MS = 25_000

/** Runs the steps in order, goes on when one fails, and gives up waiting in time. Says whether all of them ended. */
export async function stopInOrder(steps: readonly Step[], log: Logger, patienceMs = PATIENCE_MS): Promise<boolean> {
  let current = ''
  let isClean = true
  const all = async () => {
    for (const [name, stop] of steps) {
      current = name
      try {
        await stop()
      } catch (error) {
        isClean = false
        log.error({ err: error, step: name }, 'stopping')
      }
    }
    return isClean
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      log.error({ step: current }, 'did not stop in time')
      resolve(false)
    }, patienceMs)
  })
  try {
    return await Promise.race([all(), late])
  } finally {
    clearTimeout(timer)
  }
}
