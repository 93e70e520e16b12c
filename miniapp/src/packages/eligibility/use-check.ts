import type { Check } from '@anju/shared-types'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { nextPause } from '../../api/poll-pause.ts'
import { useRequest } from '../../api/use-request.ts'
import { mayMove } from './check-words.ts'

/** While the offices answer, which takes seconds. */
const WORKING_MS = 1500
/** Somebody sits before the page and waits for a relative or a clerk. */
const LONGEST_MS = 10_000

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
    const grown = nextPause(pauseMs.current, text !== seen.current, refused?.retryAfterSeconds)
    pauseMs.current = refused ? grown : Math.min(grown, shown.isWorking ? WORKING_MS : LONGEST_MS)
    seen.current = text
    const timer = setTimeout(reload, pauseMs.current)
    return () => clearTimeout(timer)
  }, [reply, refused, visible, reload])
  return asked
}
