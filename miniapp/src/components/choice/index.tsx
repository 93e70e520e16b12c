import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import { Icon } from '../icon/index.tsx'
import { Tap } from '../raw/tap'
import './index.scss'

export interface Option<V extends string> {
  value: V
  text: string
  note?: string
  /** Right-hand side: a count, a time, a tag. */
  aside?: ReactNode
  asideText?: string
  disabled?: boolean
}

interface Props<V extends string> {
  label: string
  options: readonly Option<V>[]
  onChoose: (value: V) => void
}

/** One of a few. The whole row is the target. */
export function Choice<V extends string>({ label, options, value, onChoose }: Props<V> & { value?: V }) {
  return (
    <View className="choice" {...role('radiogroup', { label })}>
      {options.map((option) => (
        <ChoiceRow
          key={option.value}
          as="radio"
          option={option}
          on={option.value === value}
          onTap={() => onChoose(option.value)}
        />
      ))}
    </View>
  )
}

/** Any number of a few. */
export function Choices<V extends string>({ label, options, values, onChoose }: Props<V> & { values: readonly V[] }) {
  return (
    <View className="choice" {...role('group', { label })}>
      {options.map((option) => (
        <ChoiceRow
          key={option.value}
          as="checkbox"
          option={option}
          on={values.includes(option.value)}
          onTap={() => onChoose(option.value)}
        />
      ))}
    </View>
  )
}

interface RowProps {
  as: 'radio' | 'checkbox'
  option: Option<string>
  on: boolean
  onTap: () => void
}

function ChoiceRow({ as, option, on, onTap }: RowProps) {
  const spoken = [option.text, option.note, option.asideText].filter(Boolean).join('，')
  return (
    <Tap
      as={as}
      checked={on}
      disabled={option.disabled}
      label={spoken}
      onTap={onTap}
      className={classNames('choice__row', on && 'choice__row--on')}
    >
      <View className="row">
        <View className={classNames('choice__mark', `choice__mark--${as}`)}>{on && <Icon name="check" />}</View>
        <View className="grow">
          <View className="choice__text">{option.text}</View>
          {option.note && <View className="sentence">{option.note}</View>}
        </View>
        {(option.aside ?? option.asideText) && (
          <View className="choice__aside">{option.aside ?? option.asideText}</View>
        )}
      </View>
    </Tap>
  )
}
