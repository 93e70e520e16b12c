import type { EligibilityQuestion, PlainDate } from '@anju/shared-types'
import { useState } from 'react'
import { Choice } from '../../../components/choice/index.tsx'
import { type AnswerValue, fewOf, type OneAnswer, UNKNOWN, unsureText } from '../answers.ts'
import { AskDay } from './ask-day.tsx'
import { AskNumber } from './ask-number.tsx'

export interface AskProps {
  question: EligibilityQuestion
  /** What was answered before. */
  before?: OneAnswer
  /** Half a number from the last time. */
  typed?: string
  today: PlainDate
  /** Where only an answer leads on. */
  noUnsure?: boolean
  onTyped: (text: string) => void
  onAnswer: (value: AnswerValue, text: string) => void
}

/** One question in the form that is easiest to answer: a tap wherever that is possible. 不清楚 is always an answer. */
export function AskOne(props: AskProps) {
  const { question, before, noUnsure } = props
  const [chosen, setChosen] = useState<string>()
  const rows = rowsOf(question)?.filter(({ value }) => !noUnsure || value !== UNKNOWN)
  const isMore = chosen === MORE || (chosen === undefined && isBeyond(props, rows))
  if (question.kind === 'date') return <AskDay {...props} />
  if (!rows) return <AskNumber {...props} />
  const answered = before && rows.find(({ answer }) => answer === before.value)?.value
  return (
    <>
      <Choice
        label={question.text}
        options={rows.map(({ value, text, note }) => ({ value, text, note }))}
        value={chosen ?? (isMore ? MORE : answered)}
        onChoose={(value) => {
          setChosen(value)
          const row = rows.find((one) => one.value === value)
          if (row?.answer !== undefined) props.onAnswer(row.answer, row.text)
        }}
      />
      {isMore && (question.fact === 'divorcedOn' ? <AskDay {...props} /> : <AskNumber {...props} />)}
    </>
  )
}

interface Row {
  value: string
  text: string
  note?: string
  /** Absent where the row opens a field. */
  answer?: AnswerValue
}

/** The row behind which a field opens. */
const MORE = 'more'
const unsure: Row = { value: UNKNOWN, text: unsureText, note: '没关系，会换一个问，或请部门替您查', answer: UNKNOWN }

function rowsOf(question: EligibilityQuestion): Row[] | undefined {
  const { kind, options, unit, text } = question
  if (question.fact === 'divorcedOn')
    return [
      { value: 'none', text: '不是', note: '没有离过婚，或离婚已经满两年', answer: 'none' },
      { value: MORE, text: '是', note: '接着填离婚的日期' },
      unsure,
    ]
  if (kind === 'yes-no') {
    const [yes, no] = /您有|家有/.test(text) ? ['有', '没有'] : ['是', '不是']
    return [{ value: 'yes', text: yes, answer: true }, { value: 'no', text: no, answer: false }, unsure]
  }
  if (kind === 'choice')
    return [
      ...(options ?? []).map(({ value, label }) => ({ value: String(value), text: label, answer: value })),
      unsure,
    ]
  const few = fewOf(question)
  return (
    few && [
      ...few.map((count) => ({
        value: String(count),
        text: count === 0 ? `没有（0 ${unit}）` : `${count} ${unit}`,
        answer: count,
      })),
      { value: MORE, text: `${few.length} ${unit}或更多`, note: '我来填' },
      unsure,
    ]
  )
}

/** An earlier answer that none of the rows gives: its field is open. */
const isBeyond = ({ before, typed }: AskProps, rows: Row[] | undefined): boolean =>
  typed !== undefined || (before !== undefined && !rows?.some(({ answer }) => answer === before.value))
