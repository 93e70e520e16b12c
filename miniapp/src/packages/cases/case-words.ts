import type { Case, CaseLine } from '@anju/shared-types'
import type { Tone } from '../../components/tag/index.tsx'

const over: readonly Case['state'][] = ['closed', 'refused', 'returned', 'withdrawn', 'discarded']
export const isOver = (state: Case['state']): boolean => over.includes(state)

/** How a case looks at a glance; the words say it too. */
export type Look = 'working' | 'act' | 'ok' | 'stopped' | 'over'

export function lookOf({ state, holds, isMyTurn }: { state: Case['state']; holds: number; isMyTurn: boolean }): Look {
  if (state === 'refused' || (holds > 0 && !isOver(state))) return 'stopped'
  if (state === 'closed') return 'ok'
  if (isOver(state)) return 'over'
  return isMyTurn ? 'act' : 'working'
}

const tones: Record<Look, Tone> = { working: 'calm', act: 'act', ok: 'ok', stopped: 'danger', over: 'off' }

export const toneOfLine = ({ state, holds, isMyTurn }: Pick<CaseLine, 'state' | 'holds' | 'isMyTurn'>): Tone =>
  tones[lookOf({ state, holds: holds.length, isMyTurn })]

/** A length of time as people say it: `25 分钟`, `3 小时 5 分钟`, `2 天 3 小时`. */
export function lengthWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return '不到 1 分钟'
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60]
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  if (hours > 0) return rest > 0 ? `${hours} 小时 ${rest} 分钟` : `${hours} 小时`
  return `${rest} 分钟`
}

/** How far a clock is, in a word beside the colour. */
export const levelWords = { ok: '时间够', warn50: '过半', warn80: '快到了', late: '已超时' } as const
export const levelTones: Record<keyof typeof levelWords, Tone> = {
  ok: 'ok',
  warn50: 'calm',
  warn80: 'act',
  late: 'danger',
}
