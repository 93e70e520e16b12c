import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button/index.tsx'
import { readAloud } from '../../platform/read-aloud'

/** Reads a text to whom the print is too small; nothing where the platform has no voice. */
export function ReadAloudButton({ text }: { text: string }) {
  const [speaking, setSpeaking] = useState(false)
  const stop = useRef<() => void>()
  useEffect(() => () => stop.current?.(), [])
  if (!readAloud) return null

  function toggle() {
    if (speaking) {
      stop.current?.()
      return setSpeaking(false)
    }
    stop.current = readAloud?.(text, () => setSpeaking(false))
    setSpeaking(true)
  }
  return (
    <Button kind="secondary" icon="speaker" onTap={toggle}>
      {speaking ? '停下' : '读给我听'}
    </Button>
  )
}
