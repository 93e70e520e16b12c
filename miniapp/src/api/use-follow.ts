import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { follow } from '../platform/live'
import type { Followed } from './follow.ts'
import type { Refused, ReplyOf, RequestOf } from './routes.ts'

/** Stays up to date while the page can be seen; null asks nothing. */
export function useFollow<N extends Followed>(name: N, request: RequestOf<N> | null) {
  const [reply, setReply] = useState<ReplyOf<N> | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [visible, setVisible] = useState(true)
  const asked = useRef(request)
  asked.current = request
  const identity = JSON.stringify(request)
  useDidShow(() => setVisible(true))
  useDidHide(() => setVisible(false))

  // biome-ignore lint/correctness/useExhaustiveDependencies: `identity` is the content of `request`
  useEffect(() => {
    if (!asked.current || !visible) return
    return follow(name, asked.current, {
      onReply: (fresh) => {
        setReply(fresh)
        setRefused(null)
      },
      onRefused: (why) => {
        setRefused(why)
        // 404 and 403 will not change by asking again
        return why.status === 0 || why.status === 429 || why.status >= 500
      },
    })
  }, [name, identity, visible])
  return { reply, refused, replace: setReply }
}
