import { useEffect, useRef, useState } from 'react'

const TICK_MS = 20_000

/** The server's time in ms, moving on between two answers by the phone's own clock. */
export function useServerNow(serverNow: string): number {
  const arrived = useRef({ serverNow, at: Date.now() })
  if (arrived.current.serverNow !== serverNow) arrived.current = { serverNow, at: Date.now() }
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return Date.parse(serverNow) + (Date.now() - arrived.current.at)
}
