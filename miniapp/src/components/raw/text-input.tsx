import { Input } from '@tarojs/components'
import { role } from '../../lib/role.ts'
import type { TextInputProps } from './types.ts'

const keyboards = { text: 'text', phone: 'number', digits: 'number', decimal: 'digit', 'id-number': 'idcard' } as const

export function TextInput({
  id,
  value,
  onChange,
  kind = 'text',
  label,
  placeholder,
  maxLength,
  ...rest
}: TextInputProps) {
  return (
    <Input
      id={id}
      className={rest.className}
      type={keyboards[kind]}
      value={value}
      placeholder={placeholder}
      placeholderClass="input__placeholder"
      maxlength={maxLength ?? 140}
      disabled={rest.disabled}
      onInput={(event) => onChange(event.detail.value)}
      onBlur={rest.onBlur}
      onConfirm={rest.onEnter}
      {...role(undefined, { label })}
    />
  )
}
