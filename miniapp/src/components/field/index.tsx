import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import { Icon } from '../icon/index.tsx'
import { Label } from '../raw/label'
import { TextArea } from '../raw/text-area'
import { TextInput } from '../raw/text-input'
import type { TextAreaProps, TextInputProps } from '../raw/types.ts'
import './index.scss'

interface FrameProps {
  id?: string
  label: string
  hint?: string
  /** What is wrong and what to write instead. */
  error?: string
  children: ReactNode
}

/** Label above, help between, the complaint below: never only a colour. */
export function Field({ id, label, hint, error, children }: FrameProps) {
  return (
    <View className={classNames('field', error && 'field--wrong')}>
      <Label htmlFor={id} className="field__label">
        {label}
      </Label>
      {hint && <View className="field__hint">{hint}</View>}
      {children}
      <View className="field__error" {...role('alert', { live: 'assertive' })}>
        {error && (
          <>
            <Icon name="alert" className="field__error-icon" />
            {error}
          </>
        )}
      </View>
    </View>
  )
}

type InputProps = Omit<TextInputProps, 'className' | 'invalid'> & { hint?: string; error?: string }

export function Input({ hint, error, id, ...input }: InputProps) {
  const inputId = id ?? `field-${input.label}`
  return (
    <Field id={inputId} label={input.label} hint={hint} error={error}>
      <TextInput {...input} id={inputId} className="input" invalid={!!error} />
    </Field>
  )
}

type AreaProps = Omit<TextAreaProps, 'className' | 'invalid'> & { hint?: string; error?: string }

export function LongInput({ hint, error, id, ...area }: AreaProps) {
  const areaId = id ?? `field-${area.label}`
  return (
    <Field id={areaId} label={area.label} hint={hint} error={error}>
      <TextArea {...area} id={areaId} className="input input--long" invalid={!!error} />
    </Field>
  )
}
