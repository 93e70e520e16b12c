import { useEffect, useRef, useState } from 'react'
import { clockOf } from './clock-of.ts'

/** The hall's clock runs by the server's time: the box behind a wall screen is often wrong. */
export function useHallClock(serverNow: string) {
  const ahead = useRef(Date.parse(serverNow) - Date.now())
  const seen = useRef(serverNow)
  if (seen.current !== serverNow) {
    seen.current = serverNow
    ahead.current = Date.parse(serverNow) - Date.now()
  }
  const [minute, setMinute] = useState('')
  useEffect(() => {
    // the same text draws nothing anew
    const tick = () => setMinute(new Date(Date.now() + ahead.current).toISOString().slice(0, 16))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [])
  return { ...clockOf(minute ? `${minute}:00Z` : serverNow), asOf: clockOf(serverNow).time }
}
