import type { Display } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { classNames } from '../../../lib/class-names.ts'
import { role } from '../../../lib/role.ts'

/** More do not fit in a size that can be read from five metres. */
const SHOWN = 4

/** The calls before the newest one: whoever looked away finds the number here. */
export function LastCalls({ calls }: { calls: Display['calls'] }) {
  if (calls.length === 0) return null
  return (
    <View className="last-calls" {...role('list', { label: '刚才叫过的号' })}>
      {calls.slice(0, SHOWN).map(({ number, window, state, at }) => (
        <View
          key={`${number}-${at}`}
          className={classNames('last-calls__row', `last-calls__row--${state}`)}
          {...role('listitem')}
        >
          <View className="last-calls__number numerals">{number}</View>
          {state === 'missed' ? (
            <View className="last-calls__missed">过号</View>
          ) : (
            <View className="last-calls__window">
              <View className="last-calls__window-no numerals">{window}</View>
              <View className="last-calls__window-word">
                <View>号</View>
                <View>窗口</View>
              </View>
            </View>
          )}
        </View>
      ))}
    </View>
  )
}
