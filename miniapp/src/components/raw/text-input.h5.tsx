import type { TextInputProps } from './types.ts'

const keyboards = { text: 'text', phone: 'tel', digits: 'numeric', decimal: 'decimal', 'id-number': 'text' } as const

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
    <input
      id={id}
      className={rest.className}
      inputMode={keyboards[kind]}
      autoComplete={rest.autoFill ?? 'off'}
      value={value}
      placeholder={placeholder}
      maxLength={maxLength}
      disabled={rest.disabled}
      aria-label={label}
      aria-invalid={rest.invalid || undefined}
      onChange={(event) => onChange(event.target.value)}
      onBlur={rest.onBlur}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) rest.onEnter?.()
      }}
    />
  )
}
