import { View } from '@tarojs/components'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import { Tap } from '../raw/tap'
import { type DayToPick, dayLabel, dayMark, monthDay } from './day-words.ts'
import './index.scss'

export type { DayToPick } from './day-words.ts'

interface Props {
  days: readonly DayToPick[]
  chosen?: string
  onChoose: (date: string) => void
}

/** All days at once, none hidden behind a swipe; each says in words how many places are left. */
export function DateStrip({ days, chosen, onChoose }: Props) {
  return (
    <View className="date-strip" {...role('radiogroup', { label: '选择日期' })}>
      {days.map((day) => (
        <View key={day.date} className="date-strip__place">
          <Tap
            as="radio"
            className={classNames('day', `day--${day.state}`, day.date === chosen && 'day--chosen')}
            checked={day.date === chosen}
            disabled={day.state !== 'open'}
            label={dayLabel(day)}
            onTap={() => onChoose(day.date)}
          >
            <View className="day__weekday">{day.weekday}</View>
            <View className="day__date numerals">{monthDay(day.date)}</View>
            <View className="day__mark">{dayMark(day)}</View>
          </Tap>
        </View>
      ))}
    </View>
  )
}
