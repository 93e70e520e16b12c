import type { Display } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { classNames } from '../../../lib/class-names.ts'
import { role } from '../../../lib/role.ts'
import { minutesWords } from '../../../lib/time-words.ts'

/** How many wait for each service, how long that takes about, and who comes next. */
export function WaitingBoard({ waiting, open }: { waiting: Display['waiting']; open: boolean }) {
  return (
    <View className="waiting-board">
      <View className="waiting-board__title" {...role('heading', { level: 2 })}>
        正在等候
      </View>
      <View {...role('list')}>
        {waiting.map(({ service, count, waitMinutes, next }) => (
          <View
            key={service}
            className={classNames('waiting-board__row', count === 0 && 'waiting-board__row--none')}
            {...role('listitem')}
          >
            <View className="waiting-board__service">{service}</View>
            <View className="waiting-board__count numerals">{count > 0 ? `${count} 人` : '无人'}</View>
            <View className="waiting-board__wait numerals">{open && count > 0 ? minutesWords(waitMinutes) : ''}</View>
            {next.length > 0 && (
              <View className="waiting-board__next numerals">{`接下来 ${next.slice(0, 3).join('  ')}`}</View>
            )}
          </View>
        ))}
      </View>
    </View>
  )
}
