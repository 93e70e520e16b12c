import type { Display } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { classNames } from '../../../lib/class-names.ts'
import { role } from '../../../lib/role.ts'
import { spanWords } from './span-words.ts'

/** With more services than this the wall needs smaller rows. */
const ROOMY = 4

/** Services that somebody waits for: how many, about how long, who comes next. The others share one line. */
export function WaitingBoard({ waiting, open }: { waiting: Display['waiting']; open: boolean }) {
  const busy = waiting.filter(({ count }) => count > 0)
  return (
    <View className={classNames('waiting-board', busy.length > ROOMY && 'waiting-board--many')}>
      <View className="waiting-board__title" {...role('heading', { level: 2 })}>
        正在等候
      </View>
      {busy.length > 0 && (
        <View {...role('list')}>
          {busy.map(({ service, count, waitMinutes, next }) => (
            <View key={service} className="waiting-board__row" {...role('listitem')}>
              <View className="waiting-board__service">{service}</View>
              <View className="waiting-board__count numerals">{`${count} 人`}</View>
              {open && <View className="waiting-board__wait numerals">{spanWords(waitMinutes)}</View>}
              <View className="waiting-board__next numerals">{`接下来 ${next.slice(0, 3).join('、')}`}</View>
            </View>
          ))}
        </View>
      )}
      {busy.length < waiting.length && (
        <View className="waiting-board__others">{busy.length > 0 ? '其他业务没有人等' : '现在没有人等'}</View>
      )}
    </View>
  )
}
