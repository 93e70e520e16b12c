import type { ReadAloudOf } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useDidHide } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ownVoice } from '../../platform/own-voice'
import { playClips } from '../../platform/play-clips.ts'
import { Button } from '../button/index.tsx'
import { Notice } from '../notice/index.tsx'
import { askClips } from './ask-clips.ts'

interface Props {
  /** What is read; the server has the same words under `of` and `id`. */
  text: string
  of: ReadAloudOf
  id: string
}

/** Two texts at once are none. */
let silence: () => void = () => undefined

/** Reads to whom the print is too small: with the phone's own voice, where it has none with the server's. */
export function ReadAloudButton({ text, of, id }: Props) {
  const [state, setState] = useState<'quiet' | 'asking' | 'speaking'>('quiet')
  const [failed, setFailed] = useState(false)
  /** Counts the taps: what an earlier one began says nothing any more. */
  const turn = useRef(0)
  const stop = useRef<() => void>(() => undefined)

  const hush = useCallback(() => {
    turn.current += 1
    stop.current()
    stop.current = () => undefined
    setState('quiet')
  }, [])
  useEffect(() => hush, [hush])
  useDidHide(hush)

  function start() {
    silence()
    silence = hush
    hush()
    setFailed(false)
    const mine = turn.current
    const isMine = () => turn.current === mine
    const onEnd = () => isMine() && setState('quiet')
    const onFail = () => {
      if (!isMine()) return
      setState('quiet')
      setFailed(true)
    }
    async function byServer() {
      if (!isMine()) return
      setState('asking')
      const clips = await askClips(of, id)
      if (!isMine()) return
      if (!clips) return onFail()
      setState('speaking')
      stop.current = playClips(
        clips.map((clip) => API_ORIGIN + clip),
        { onEnd, onFail },
      )
    }
    const own = ownVoice()
    if (!own) return void byServer()
    setState('speaking')
    stop.current = own(text, { onEnd, onFail: () => void byServer() })
  }

  return (
    <View className="read-aloud">
      <Button
        kind="secondary"
        icon="speaker"
        busy={state === 'asking'}
        busyText="马上读"
        onTap={state === 'speaking' ? hush : start}
      >
        {state === 'speaking' ? '停下' : '读给我听'}
      </Button>
      {failed && (
        <Notice tone="act" title="现在读不出来" urgent>
          请家人或窗口工作人员念给您听，也可以拨打 12345。
        </Notice>
      )}
    </View>
  )
}
