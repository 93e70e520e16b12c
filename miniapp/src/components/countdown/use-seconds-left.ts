import { useEffect, useRef, useState } from 'react'
import { secondsLeft } from './remaining.ts'

/**
 * Ticks once a second until the end and then calls `onEnd` once. `serverNow` is the server's clock in the reply that
 * brought `endsAt`; only its distance to this phone's clock matters.
 */
export function useSecondsLeft(endsAt: string, serverNow: string, onEnd?: () => void): number {
  const ahead = useRef(Date.parse(serverNow) - Date.now())
  const seen = useRef(serverNow)
  if (seen.current !== serverNow) {
    seen.current = serverNow
    ahead.current = Date.parse(serverNow) - Date.now()
  }
  const [left, setLeft] = useState(() => secondsLeft(endsAt, Date.now(), ahead.current))
  const ended = useRef(onEnd)
  ended.current = onEnd

  useEffect(() => {
    const tick = () => {
      const seconds = secondsLeft(endsAt, Date.now(), ahead.current)
      setLeft(seconds)
      if (seconds > 0) return
      clearInterval(timer)
      ended.current?.()
    }
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [endsAt])
  return left
}
