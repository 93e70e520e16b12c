import { View } from '@tarojs/components'
import { switchTab } from '@tarojs/taro'
import { classNames } from '../../lib/class-names.ts'
import { decoration, role } from '../../lib/role.ts'
import { useUnread } from '../../stores/unread.ts'
import { Icon } from '../icon/index.tsx'
import { Tap } from '../raw/tap'
import { Badge } from '../tag/index.tsx'
import './index.scss'

const tabs = [
  { name: 'home', text: '首页' },
  { name: 'cases', text: '办件' },
  { name: 'messages', text: '消息' },
  { name: 'me', text: '我的' },
] as const

export type TabName = (typeof tabs)[number]['name']

export function TabBar({ current }: { current: TabName }) {
  const unread = useUnread((state) => state.count)
  return (
    <View className="tab-bar" {...role('navigation', { label: '主导航' })}>
      {tabs.map(({ name, text }) => {
        const count = name === 'messages' ? unread : 0
        const here = name === current
        // Spoken after the word on the tab: a label that does not begin with what is seen confuses voice control.
        const more = [count > 0 && `${count} 条未读`, here && '当前页'].filter(Boolean).join('，')
        return (
          <Tap
            key={name}
            className={classNames('tab-bar__tab', here && 'tab-bar__tab--here')}
            onTap={() => {
              if (!here) switchTab({ url: `/pages/${name}/index` })
            }}
          >
            <View className="tab-bar__icon">
              <Icon name={name} />
              {count > 0 && (
                <View className="tab-bar__badge" {...decoration}>
                  <Badge count={count} />
                </View>
              )}
            </View>
            <View className="tab-bar__text">{text}</View>
            {more && <View className="unseen">{`，${more}`}</View>}
          </Tap>
        )
      })}
    </View>
  )
}
