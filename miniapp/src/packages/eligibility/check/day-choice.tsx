import type { PlainDate } from '@anju/shared-types'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { DateField } from '../../../components/date-field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'

/** The oldest table is of 2016. */
const FIRST_YEAR = 2016
const YEARS_AHEAD = 5

interface Props {
  on?: PlainDate
  today: PlainDate
  words: string
  /** Undefined: today again. */
  onChange: (on?: PlainDate) => void
}

/** The day of the decision: today, or another one for a purchase that is past or planned. */
export function DayChoice({ on, today, words, onChange }: Props) {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Card kind="plain">
        <ListRow
          icon="calendar"
          text="按哪一天算"
          note={`${words}。规则看网签那一天`}
          asideText="换一天"
          onTap={() => setOpen(true)}
        />
      </Card>
    )
  return (
    <Card title="按哪一天算">
      <DateField
        label="网签的日子"
        hint="规则按这一天的算；您的情况也按这一天回答"
        value={on ?? today}
        firstYear={FIRST_YEAR}
        lastYear={Number(today.slice(0, 4)) + YEARS_AHEAD}
        onChange={onChange}
      />
      <Button
        kind="ghost"
        onTap={() => {
          setOpen(false)
          onChange(undefined)
        }}
      >
        还是按今天算
      </Button>
    </Card>
  )
}
