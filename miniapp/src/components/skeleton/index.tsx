import { View } from '@tarojs/components'
import { role } from '../../lib/role.ts'
import './index.scss'

/** The shape of what is coming, so that the page does not jump; spoken once as 正在加载. */
export function Skeleton({ cards = 3, text = '正在加载' }: { cards?: number; text?: string }) {
  return (
    <View className="skeleton" {...role('status', { label: text, live: 'polite' })}>
      {Array.from({ length: cards }, (_, index) => `card-${index}`).map((key) => (
        <View key={key} className="skeleton__card" aria-hidden="true">
          <View className="skeleton__line skeleton__line--title" />
          <View className="skeleton__line" />
          <View className="skeleton__line skeleton__line--short" />
        </View>
      ))}
    </View>
  )
}
