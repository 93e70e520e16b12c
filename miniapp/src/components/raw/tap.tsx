import { View } from '@tarojs/components'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import type { TapProps } from './types.ts'

/** The one pressable thing on phones; its twin for browsers is a real `<button>`. */
export function Tap({
  as = 'button',
  label,
  checked,
  selected,
  expanded,
  disabled,
  onTap,
  className,
  children,
}: TapProps) {
  return (
    <View
      className={classNames('tap', disabled && 'tap--off', className)}
      hoverClass={disabled ? 'none' : 'tap--down'}
      onClick={disabled ? undefined : onTap}
      {...role(as, { label, checked, selected, expanded, disabled: disabled || undefined })}
    >
      {children}
    </View>
  )
}
