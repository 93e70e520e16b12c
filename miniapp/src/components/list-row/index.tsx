import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { Icon, type IconName } from '../icon/index.tsx'
import { Tap } from '../raw/tap'
import './index.scss'

interface Props {
  text: string
  note?: string
  icon?: IconName
  /** In the place of the icon. */
  picture?: ReactNode
  aside?: ReactNode
  /** What the right-hand side says, spoken with the row. */
  asideText?: string
  /** Of a row that opens what stands below it. */
  expanded?: boolean
  /** Without it the row only tells something. */
  onTap?: () => void
}

export function ListRow({ text, note, icon, picture, aside, asideText, expanded, onTap }: Props) {
  const inside = (
    <View className="list-row__inside">
      {icon && (
        <View className="list-row__icon">
          <Icon name={icon} />
        </View>
      )}
      {picture}
      <View className="grow">
        <View className="list-row__text">{text}</View>
        {note && <View className="sentence">{note}</View>}
      </View>
      {(aside ?? asideText) && <View className="list-row__aside">{aside ?? asideText}</View>}
      {onTap && expanded === undefined && <Icon name="next" className="list-row__next" />}
    </View>
  )
  if (!onTap) return <View className="list-row">{inside}</View>
  const spoken = [text, note, asideText].filter(Boolean).join('，')
  return (
    <Tap className={classNames('list-row', 'list-row--link')} label={spoken} expanded={expanded} onTap={onTap}>
      {inside}
    </Tap>
  )
}
