import { View } from '@tarojs/components'
import { classNames } from '../../lib/class-names.ts'
import { Icon, type IconName } from '../icon/index.tsx'
import { Tap } from '../raw/tap'
import './index.scss'

interface Props {
  children: string
  /** One primary a screen: what most people came to do. */
  kind?: 'primary' | 'secondary' | 'ghost' | 'danger'
  icon?: IconName
  /** Working on it: keeps its words, cannot be pressed again. */
  busy?: boolean
  busyText?: string
  disabled?: boolean
  /** As wide as its words, for a place inside a row. */
  compact?: boolean
  label?: string
  onTap: () => void
}

export function Button({ children, kind = 'primary', icon, busy, busyText, disabled, compact, label, onTap }: Props) {
  return (
    <Tap
      className={classNames('button', `button--${kind}`, compact && 'button--compact', busy && 'button--busy')}
      disabled={disabled || busy}
      label={label}
      onTap={onTap}
    >
      <View className="button__inside">
        {icon && !busy && <Icon name={icon} className="button__icon" />}
        {busy && <View className="button__dots" aria-hidden="true" />}
        <View className="button__words">{busy ? (busyText ?? children) : children}</View>
      </View>
    </Tap>
  )
}
