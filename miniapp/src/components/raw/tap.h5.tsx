import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import type { TapProps } from './types.ts'

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
  const aria = role(as === 'button' ? undefined : as, { label, checked, selected, expanded })
  return (
    <button
      type="button"
      className={classNames('tap', disabled && 'tap--off', className)}
      disabled={disabled}
      onClick={onTap}
      {...aria}
    >
      {children}
    </button>
  )
}
