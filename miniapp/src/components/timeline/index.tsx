import { View } from '@tarojs/components'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import { Icon } from '../icon/index.tsx'
import './index.scss'

export interface TimelineItem {
  key: string
  text: string
  when?: string
  note?: string
  /** `plain`: a step of a way that nobody walks yet; only its words are spoken. */
  state: 'done' | 'now' | 'later' | 'stopped' | 'plain'
}

const spokenStates = { done: '已完成', now: '进行中', later: '还没到', stopped: '已停止', plain: '' } as const

/** What happened, what happens now, what comes: read from top to bottom. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <View className="timeline" {...role('list')}>
      {items.map((item) => (
        <View
          key={item.key}
          className={classNames('timeline__item', `timeline__item--${item.state}`)}
          {...role('listitem')}
        >
          <View className="timeline__rail" aria-hidden="true">
            <View className="timeline__dot">
              {item.state === 'done' && <Icon name="check" />}
              {item.state === 'stopped' && <Icon name="close" />}
            </View>
          </View>
          <View className="timeline__words">
            <View className="timeline__text">
              {item.text}
              {item.state !== 'plain' && <View className="unseen">{`，${spokenStates[item.state]}`}</View>}
            </View>
            {item.when && <View className="timeline__when numerals">{item.when}</View>}
            {item.note && <View className="sentence">{item.note}</View>}
          </View>
        </View>
      ))}
    </View>
  )
}
