import { View } from '@tarojs/components'
import { Icon } from '../../../components/icon/index.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { role } from '../../../lib/role.ts'
import { dayWords } from '../../../lib/time-words.ts'
import { useHallClock } from './use-hall-clock.ts'

interface Props {
  hall: string
  open: boolean
  openText: string
  serverNow: string
  /** Nothing arrives any more: says so, and from when the rest is. */
  lost: boolean
}

export function Head({ hall, open, openText, serverNow, lost }: Props) {
  const { date, time, asOf } = useHallClock(serverNow)
  return (
    <View className="display__head">
      <View className="display__hall">
        <View className="display__name" {...role('heading', { level: 1 })}>
          {hall}
        </View>
        <View className={classNames('display__open', !open && 'display__open--closed')}>{openText}</View>
      </View>
      <View className="display__clock">
        <View className="display__time numerals">{time}</View>
        <View className="display__date">{dayWords(date)}</View>
      </View>
      <View className="display__lost-place" {...role('alert')}>
        {lost && (
          <View className="display__lost">
            <Icon name="offline" className="display__lost-icon" />
            {`连接中断，下面是 ${asOf} 的内容，请听工作人员叫号`}
          </View>
        )}
      </View>
    </View>
  )
}
