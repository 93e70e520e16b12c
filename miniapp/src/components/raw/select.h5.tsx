import type { SelectProps } from './types.ts'

export function Select({ id, label, options, chosen, placeholder, onChoose, className }: SelectProps) {
  return (
    <select
      id={id}
      className={className}
      aria-label={label}
      value={chosen}
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      <option value={-1} disabled>
        {placeholder}
      </option>
      {options.map((option, index) => (
        <option key={option} value={index}>
          {option}
        </option>
      ))}
    </select>
  )
}
