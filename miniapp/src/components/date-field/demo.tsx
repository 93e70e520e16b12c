import { type PlainDate, plainDate } from '@anju/shared-types/plain-date'
import { useState } from 'react'
import { DateField } from './index.tsx'

export default function DateFieldDemo() {
  const [day, setDay] = useState<PlainDate>(plainDate('2026-11-23'))
  const [none, setNone] = useState<PlainDate>()
  return (
    <>
      <DateField label="按哪一天算" value={day} onChange={setDay} firstYear={2016} lastYear={2028} />
      <DateField
        label="哪一天离的婚"
        value={none}
        onChange={setNone}
        firstYear={1980}
        lastYear={2026}
        error="请选年、月、日"
      />
    </>
  )
}
