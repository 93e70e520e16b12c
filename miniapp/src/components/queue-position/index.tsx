import { View } from '@tarojs/components'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import { Icon } from '../icon/index.tsx'
import './index.scss'

/** More figures than this cannot be counted at a glance; the rest is a number. */
const figuresShown = 8

interface Props {
  /** People who will be called before this one. */
  ahead: number
  windows: number
}

/** The queue as it stands: windows on the left, then everyone before you, then you. */
export function QueuePosition({ ahead, windows }: Props) {
  const figures = Math.min(ahead, figuresShown)
  const words = ahead === 0 ? '下一个就是您' : `您前面还有 ${ahead} 人`
  return (
    <View className="queue-position" {...role('img', { label: `${words}，${windows} 个窗口在叫号` })}>
      <View className="queue-position__words" aria-hidden="true">
        {ahead === 0 ? (
          <View className="queue-position__next">下一个就是您</View>
        ) : (
          <>
            <View className="queue-position__number numerals">{ahead}</View>
            <View className="queue-position__unit">人在您前面</View>
          </>
        )}
      </View>
      <View className="queue-position__line" aria-hidden="true">
        <View className="queue-position__window">{`${windows} 个窗口`}</View>
        {Array.from({ length: figures }, (_, index) => `person-${index}`).map((key) => (
          <View key={key} className="queue-position__person">
            <Icon name="person" />
          </View>
        ))}
        {ahead > figuresShown && (
          <View className="queue-position__more numerals">{`还有 ${ahead - figuresShown} 人`}</View>
        )}
        <View className={classNames('queue-position__person', 'queue-position__person--you')}>
          <Icon name="person" />
          <View className="queue-position__you">您</View>
        </View>
      </View>
    </View>
  )
}
