import { isPlainDate, type PlainDate } from '@anju/shared-types/plain-date'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { DateField } from '../../../components/date-field/index.tsx'
import { UNKNOWN, unsureText } from '../answers.ts'
import { dayText } from '../day-words.ts'
import type { AskProps } from './ask-one.tsx'

const OLDEST_YEAR = 1950

/** A day of the past. */
export function AskDay({ question, before, today, onAnswer }: AskProps) {
  const known = typeof before?.value === 'string' && isPlainDate(before.value) ? before.value : undefined
  const [day, setDay] = useState<PlainDate | undefined>(known)
  const [tried, setTried] = useState(false)
  const next = () => (day ? onAnswer(day, dayText(day, today)) : setTried(true))
  return (
    <View className="check__apart">
      <DateField
        label="是哪一天"
        value={day}
        firstYear={OLDEST_YEAR}
        lastYear={Number(today.slice(0, 4))}
        error={tried && !day ? '请把年、月、日都选上。' : undefined}
        onChange={setDay}
      />
      <Button onTap={next}>下一步</Button>
      {question.kind === 'date' && (
        <Button kind="secondary" onTap={() => onAnswer(UNKNOWN, unsureText)}>
          {unsureText}
        </Button>
      )}
    </View>
  )
}
