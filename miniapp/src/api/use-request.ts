import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, Refused, ReplyOf, RouteName } from './routes.ts'

interface Held<T> {
  reply: T | null
  refused: Refused | null
  busy: boolean
}

/**
 * Reads when the page is shown and again whenever it is shown again; what was read stays visible meanwhile.
 * `ask` is called anew when one of `inputs` changes; null means there is nothing to ask yet.
 */
export function useRequest<N extends RouteName>(
  ask: (() => Promise<Answer<N>>) | null,
  inputs: readonly unknown[] = [],
) {
  const [held, setHeld] = useState<Held<ReplyOf<N>>>({ reply: null, refused: null, busy: ask !== null })
  const turn = useRef(0)
  const latest = useRef(ask)
  latest.current = ask

  const reload = useCallback(async () => {
    const mine = ++turn.current
    const current = latest.current
    if (!current) return
    setHeld((before) => ({ ...before, busy: true }))
    const answer = await current()
    if (mine !== turn.current) return // a later question has its answer already
    setHeld((before) =>
      answer.ok
        ? { reply: answer.reply, refused: null, busy: false }
        : { reply: before.reply, refused: answer.refused, busy: false },
    )
  }, [])

  const shown = useRef(false)
  useEffect(() => {
    void reload()
    return () => {
      turn.current++
    }
  }, [reload, ...inputs])

  useDidShow(() => {
    // the first showing is the effect above
    if (shown.current) void reload()
    shown.current = true
  })

  /** Shows what a change answered; a reading that was under way when it was made is older and is dropped. */
  function replace(reply: ReplyOf<N>) {
    turn.current++
    setHeld({ reply, refused: null, busy: false })
  }
  return { ...held, reload, replace }
}
