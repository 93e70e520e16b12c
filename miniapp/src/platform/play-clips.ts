import Taro, { type InnerAudioContext } from '@tarojs/taro'
import type { PlayClips } from './types.ts'

/** Plays sounds one after the other; the next one is fetched while one is heard. */
export const playClips: PlayClips = (addresses, { onEnd, onFail }) => {
  const players = new Set<InnerAudioContext>()
  // WeChat asks once for all players and ignores the player's own property; an iPhone's mute switch must not make a consent silent.
  if (process.env.TARO_ENV === 'weapp') void Taro.setInnerAudioOption({ obeyMuteSwitch: false, mixWithOther: false })

  function stop() {
    for (const player of players) player.destroy()
    players.clear()
  }

  function prepare(index: number): (() => void) | undefined {
    const address = addresses[index]
    if (address === undefined) return undefined
    const player = Taro.createInnerAudioContext()
    players.add(player)
    let following: (() => void) | undefined
    player.onEnded(() => {
      // A player that has been stopped may still say that it ended.
      if (!players.delete(player)) return
      player.destroy()
      if (following) following()
      else onEnd()
    })
    player.onError(() => {
      if (!players.has(player)) return
      stop()
      onFail()
    })
    if (process.env.TARO_ENV === 'alipay') player.obeyMuteSwitch = false
    player.src = address
    return () => {
      player.play()
      following = prepare(index + 1)
    }
  }

  prepare(0)?.()
  return stop
}
