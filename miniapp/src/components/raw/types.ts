import type { ReactNode } from 'react'

/** Something one can press. */
export interface TapProps {
  children?: ReactNode
  className?: string
  /** Spoken instead of the text inside. */
  label?: string
  /** What it is to a screen reader; a button unless said otherwise. */
  as?: 'button' | 'radio' | 'checkbox' | 'tab' | 'link' | 'switch'
  checked?: boolean
  selected?: boolean
  expanded?: boolean
  disabled?: boolean
  onTap: () => void
}

export interface TextInputProps {
  id?: string
  value: string
  onChange: (value: string) => void
  /** Decides the keyboard. */
  kind?: 'text' | 'phone' | 'digits' | 'decimal' | 'id-number'
  /** Spoken name; also shown by the field that holds it. */
  label: string
  placeholder?: string
  maxLength?: number
  disabled?: boolean
  invalid?: boolean
  /** What the browser may fill in. */
  autoFill?: 'tel' | 'one-time-code' | 'name' | 'off'
  className?: string
  onBlur?: () => void
  onEnter?: () => void
}

export interface TextAreaProps {
  id?: string
  value: string
  onChange: (value: string) => void
  label: string
  placeholder?: string
  maxLength?: number
  invalid?: boolean
  className?: string
}

export interface SelectProps {
  id?: string
  label: string
  options: readonly string[]
  /** Index of the chosen option; -1 for none. */
  chosen: number
  placeholder: string
  onChoose: (index: number) => void
  className?: string
}

export interface LabelProps {
  htmlFor?: string
  className?: string
  children: ReactNode
}

export interface ModalProps {
  label: string
  onClose: () => void
  children: ReactNode
}
