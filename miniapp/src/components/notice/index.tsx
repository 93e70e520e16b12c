import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import { Icon } from '../icon/index.tsx'
import './index.scss'

interface Props {
  /** `act`: this person has something to do. */
  tone?: 'info' | 'ok' | 'act' | 'danger'
  title?: string
  children: ReactNode
  /** Spoken as soon as it appears. */
  urgent?: boolean
}

const icons = { info: 'info', ok: 'done', act: 'alert', danger: 'alert' } as const

export function Notice({ tone = 'info', title, children, urgent }: Props) {
  return (
    <View className={classNames('notice', `notice--${tone}`)} {...role(urgent ? 'alert' : 'note')}>
      <Icon name={icons[tone]} className="notice__icon" />
      <View className="grow">
        {title && <View className="notice__title">{title}</View>}
        <View className="notice__text">{children}</View>
      </View>
    </View>
  )
}
