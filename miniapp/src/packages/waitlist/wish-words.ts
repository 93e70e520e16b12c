import type { WaitEntry } from '@anju/shared-types'
import { dayWords } from '../../lib/time-words.ts'

/** `3月10日 周二 上午`, `3月9日 周一 到 3月13日 周五`: what somebody waits for, in one line. */
export function wishWords({ from, to, parts }: Pick<WaitEntry, 'from' | 'to' | 'parts'>): string {
  const days = from === to ? dayWords(from) : `${dayWords(from)} 到 ${dayWords(to)}`
  return parts.length === 1 ? `${days}，${parts[0] === 'morning' ? '上午' : '下午'}` : `${days}，上下午都行`
}
