import { addDays, type PlainDate } from '@anju/shared-types/plain-date'
import { useState } from 'react'
import { Choice } from '../../../components/choice/index.tsx'
import { DateField } from '../../../components/date-field/index.tsx'
import { dayWords } from '../../../lib/time-words.ts'

interface Props {
  first: PlainDate
  latest: PlainDate
  value?: PlainDate
  onChange: (due: PlainDate | undefined) => void
}

const OTHER = 'other'
/** Days from the first one that people choose: three days, a week, two weeks. */
const USUAL = [2, 6, 13]

/** A day up to the last one that the rule leaves: three usual ones, the last one, or any other. */
export function DueChoice({ first, latest, value, onChange }: Props) {
  const [isOther, setOther] = useState(false)
  const usual = USUAL.map((days) => addDays(first, days)).filter((day) => day < latest)
  const year = Number(first.slice(0, 4))
  return (
    <>
      <Choice
        label="哪天前补交"
        value={isOther ? OTHER : value}
        options={[
          ...usual.map((day) => ({ value: day as string, text: `${dayWords(day)}前` })),
          { value: latest as string, text: `${dayWords(latest)}前`, note: '规定的最后一天' },
          { value: OTHER, text: '另选一天' },
        ]}
        onChoose={(chosen) => {
          setOther(chosen === OTHER)
          onChange(chosen === OTHER ? undefined : (chosen as PlainDate))
        }}
      />
      {isOther && (
        <DateField
          label="哪天前"
          value={value}
          hint={`最晚 ${dayWords(latest)}`}
          firstYear={year}
          lastYear={Number(latest.slice(0, 4))}
          onChange={onChange}
        />
      )}
    </>
  )
}
