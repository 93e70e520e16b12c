import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import './index.scss'

interface Props {
  title?: string
  /** Right of the title: a tag or a small link. */
  aside?: ReactNode
  /** `accent`: something waits for this person. `plain`: no inner edge, for lists. */
  kind?: 'normal' | 'accent' | 'plain'
  /** Only rows inside, which bring their own edge; for the accent kind. */
  rows?: boolean
  children: ReactNode
}

export function Card({ title, aside, kind = 'normal', rows, children }: Props) {
  return (
    <View className={classNames('card', `card--${kind}`, rows && 'card--plain')}>
      {(title || aside) && (
        <View className="card__head">
          {title && (
            <View className="card__title" {...role('heading', { level: 2 })}>
              {title}
            </View>
          )}
          {aside}
        </View>
      )}
      {children}
    </View>
  )
}
