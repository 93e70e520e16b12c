import type { WithLock } from './types.ts'

/** Several tabs share one session: two of them renewing it at once would look like a stolen token. */
export const withLock: WithLock = async (name, work) => {
  // absent on http other than localhost and in old browsers; there only one tab at a time is safe
  if (!('locks' in navigator)) return work()
  return navigator.locks.request(name, work)
}
