import { View } from '@tarojs/components'
import { classNames } from '../../lib/class-names.ts'
import { Field } from '../field/index.tsx'
import { Icon } from '../icon/index.tsx'
import { Select } from '../raw/select'
import './index.scss'

interface Props {
  label: string
  options: readonly { value: string; text: string }[]
  value?: string
  onChange: (value: string) => void
  placeholder?: string
  hint?: string
  error?: string
}

/** One of many, where a list of Choice would be longer than the screen. */
export function Picker({ label, options, value, onChange, placeholder = '请选择', hint, error }: Props) {
  const chosen = options.findIndex((option) => option.value === value)
  const id = `picker-${label}`
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <View className="picker">
        <Select
          id={id}
          className={classNames('input picker__select', chosen < 0 && 'picker__select--empty')}
          label={label}
          options={options.map((option) => option.text)}
          chosen={chosen}
          placeholder={placeholder}
          onChoose={(index) => {
            const option = options[index]
            if (option) onChange(option.value)
          }}
        />
        <Icon name="down" className="picker__arrow" />
      </View>
    </Field>
  )
}
