import type { PlainDate } from '@anju/shared-types'
import { DateField } from '../../../components/date-field/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'

export interface Promised {
  words: string
  due?: PlainDate
}

/** What was promised in the call: with a day it becomes a task. */
export function PromiseFields({ value, onChange }: { value: Promised; onChange: (value: Promised) => void }) {
  const year = new Date().getFullYear()
  return (
    <>
      <LongInput
        label="答应了群众什么"
        hint="没有就不写。写了会提醒您，过期报主管"
        maxLength={200}
        value={value.words}
        onChange={(words) => onChange({ ...value, words })}
      />
      {value.words.trim() !== '' && (
        <DateField
          label="哪天以前办到"
          hint="最晚 30 天"
          value={value.due}
          onChange={(due) => onChange({ ...value, due })}
          firstYear={year}
          lastYear={year + 1}
        />
      )}
    </>
  )
}
