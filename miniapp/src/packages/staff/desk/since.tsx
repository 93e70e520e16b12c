import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'

interface Props {
  from: string
  /** The server's clock in the reply that brought `from`; only its distance to this phone's clock matters. */
  serverNow: string
  /** 叫号后, 已办理 */
  text: string
}

/** Minutes and seconds that have passed: when to give up waiting is the clerk's judgement, and this is what it rests on. */
export function Since({ from, serverNow, text }: Props) {
  const [ahead, setAhead] = useState(() => Date.parse(serverNow) - Date.now())
  const [, tick] = useState(0)
  useEffect(() => setAhead(Date.parse(serverNow) - Date.now()), [serverNow])
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((Date.now() + ahead - Date.parse(from)) / 1000))
  return <View className="since numerals">{`${text} ${clock(seconds)}`}</View>
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
