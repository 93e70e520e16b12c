import { View } from '@tarojs/components'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import './index.scss'

export interface Bar {
  key: string
  text: string
  value: number
  /** The value as people say it: 24 个, 12 分钟. */
  valueText: string
  /** The one to look at. */
  marked?: boolean
}

/** Rows with a length each; the figure stands beside it, so nothing has to be guessed from the picture. */
export function Bars({ bars, max }: { bars: readonly Bar[]; max?: number }) {
  const full = Math.max(max ?? 0, 1, ...bars.map((bar) => bar.value))
  return (
    <View className="bars" {...role('list')}>
      {bars.map((bar) => (
        <View
          key={bar.key}
          className={classNames('bars__row', bar.marked && 'bars__row--marked')}
          {...role('listitem')}
        >
          <View className="bars__words">
            <View className="bars__text">{bar.text}</View>
            <View className="bars__value numerals">{bar.valueText}</View>
          </View>
          <View className="bars__track" aria-hidden="true">
            <View className="bars__fill" style={{ width: `${((bar.value / full) * 100).toFixed(1)}%` }} />
          </View>
        </View>
      ))}
    </View>
  )
}
