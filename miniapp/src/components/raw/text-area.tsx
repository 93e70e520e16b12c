import { Textarea } from '@tarojs/components'
import { role } from '../../lib/role.ts'
import type { TextAreaProps } from './types.ts'

export function TextArea({ id, value, onChange, label, placeholder, maxLength, className }: TextAreaProps) {
  return (
    <Textarea
      id={id}
      className={className}
      value={value}
      placeholder={placeholder}
      placeholderClass="input__placeholder"
      maxlength={maxLength ?? 500}
      onInput={(event) => onChange(event.detail.value)}
      {...role(undefined, { label })}
    />
  )
}
