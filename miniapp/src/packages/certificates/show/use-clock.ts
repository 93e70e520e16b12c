import { useEffect, useState } from 'react'

const MINUTES_TO_BEIJING = 8 * 60

/** The server's time of day in Beijing, second by second: a picture of the screen stands still. */
export function useClock(serverNow: string): string {
  const [text, setText] = useState('')
  useEffect(() => {
    const ahead = Date.parse(serverNow) - Date.now()
    const tick = () => {
      const there = new Date(Date.now() + ahead + MINUTES_TO_BEIJING * 60_000).toISOString()
      setText(`${there.slice(0, 10)} ${there.slice(11, 19)}`)
    }
    tick()
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [serverNow])
  return text
}
