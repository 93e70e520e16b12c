import type { Check } from '@anju/shared-types'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { nextPause } from '../../api/poll-pause.ts'
import { useRequest } from '../../api/use-request.ts'
import { mayMove } from './check-words.ts'

/** One check, read again with growing pauses while it can move without this person, and only while the page can be seen. */
export function useCheck(id: string) {
  const asked = useRequest(() => call('eligibilityChecks.get', { params: { id } }), [id])
  const [visible, setVisible] = useState(true)
  useDidShow(() => setVisible(true))
  useDidHide(() => setVisible(false))
  const pauseMs = useRef(0)
  const seen = useRef('')
  const { reply, refused, reload } = asked

  useEffect(() => {
    const shown = reply as Check | null
    if (!visible || !shown || !mayMove(shown)) return
    // the server's clock moves in every reply and is no change
    const text = JSON.stringify({ ...shown, serverNow: undefined })
    pauseMs.current = nextPause(pauseMs.current, text !== seen.current, refused?.retryAfterSeconds)
    seen.current = text
    const timer = setTimeout(reload, pauseMs.current)
    return () => clearTimeout(timer)
  }, [reply, refused, visible, reload])
  return asked
}
