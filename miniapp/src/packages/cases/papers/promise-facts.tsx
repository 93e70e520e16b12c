import type { PaperPromise } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Tag, type Tone } from '../../../components/tag/index.tsx'
import { dayWords } from '../../../lib/time-words.ts'

const tones: Record<PaperPromise['state'], Tone> = { open: 'act', kept: 'ok', broken: 'danger' }

/** `还有 3 天`, as one counts days at home. */
export const leftWords = (days: number): string => (days === 0 ? '今天是最后一天' : `还有 ${days} 天`)

/** One promise in words: what, by when, how long still, whose time it takes, what follows. For citizens and staff alike. */
export function PromiseFacts({ promise }: { promise: Omit<PaperPromise, 'statement'> }) {
  const { name, cureName, due, daysLeft, state, stateText, clockText, ifBroken, postponed, source, isDelivered } =
    promise
  return (
    <View>
      <View className="row">
        <View className="grow promise__name">{name}</View>
        <Tag tone={isDelivered ? 'calm' : tones[state]}>{stateText}</Tag>
      </View>
      <View className="promise__left numerals">
        {[due ? `${cureName}，${dayWords(due)}前补交` : cureName, daysLeft !== undefined && leftWords(daysLeft)]
          .filter(Boolean)
          .join('，')}
      </View>
      <View className="sentence">
        {[
          postponed && `原来是 ${dayWords(postponed.from)}，延期原因：${postponed.reason}`,
          `${clockText}。${ifBroken}`,
          `依据：${source}`,
        ]
          .filter(Boolean)
          .join('\n')}
      </View>
    </View>
  )
}
