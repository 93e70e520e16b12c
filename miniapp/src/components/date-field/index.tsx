import type { PlainDate } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { role } from '../../lib/role.ts'
import { Field } from '../field/index.tsx'
import { Select } from '../raw/select'
import { type DayParts, dayOf, daysOf, months, partsOf, yearsOf } from './day-parts.ts'
import './index.scss'

interface Props {
  label: string
  value?: PlainDate
  /** Told as soon as year, month and day are chosen. */
  onChange: (day: PlainDate) => void
  firstYear: number
  lastYear: number
  hint?: string
  error?: string
}

/** A day in three choices. Each platform has a wheel for dates of its own; this is the one that they have in common. */
export function DateField({ label, value, onChange, firstYear, lastYear, hint, error }: Props) {
  const [parts, setParts] = useState<DayParts>(() => partsOf(value))
  const known = value ? partsOf(value) : parts
  function choose(more: Partial<DayParts>) {
    const next = { ...known, ...more }
    setParts(next)
    const day = dayOf(next)
    if (day) onChange(day)
  }
  const wheels = [
    { name: 'year', unit: '年', options: yearsOf(firstYear, lastYear) },
    { name: 'month', unit: '月', options: months },
    { name: 'day', unit: '日', options: daysOf(known.year, known.month) },
  ] as const
  const idOf = (unit: string) => `date-${label}-${unit}`
  return (
    <Field id={idOf('年')} label={label} hint={hint} error={error}>
      <View className="date-field" {...role('group', { label })}>
        {wheels.map(({ name, unit, options }) => (
          <View key={name} className={`date-field__part date-field__part--${name}`}>
            <Select
              id={idOf(unit)}
              className="input date-field__select"
              label={`${label}：${unit}`}
              options={options.map((option) => `${Number(option)} ${unit}`)}
              chosen={options.indexOf(known[name])}
              placeholder={unit}
              onChoose={(index) => choose({ [name]: options[index] ?? '' })}
            />
          </View>
        ))}
      </View>
    </Field>
  )
}
