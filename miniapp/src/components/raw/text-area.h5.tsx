import type { TextAreaProps } from './types.ts'

export function TextArea({ value, onChange, label, invalid, ...rest }: TextAreaProps) {
  return (
    <textarea
      {...rest}
      value={value}
      rows={4}
      aria-label={label}
      aria-invalid={invalid || undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
