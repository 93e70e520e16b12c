import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { fewOf, isWhole, readNumber, UNKNOWN, unsureText } from '../answers.ts'
import type { AskProps } from './ask-one.tsx'

/** A number with its unit. What is typed is kept at every key. */
export function AskNumber({ question, before, typed, onTyped, onAnswer }: AskProps) {
  const known = before && before.value !== UNKNOWN ? String(Number(before.value) / (question.scale ?? 1)) : ''
  const [text, setText] = useState(typed ?? known)
  const [problem, setProblem] = useState<string>()
  const { unit = '' } = question

  function type(next: string) {
    setText(next)
    setProblem(undefined)
    onTyped(next)
  }
  function next() {
    const read = readNumber(question, text)
    if ('problem' in read) return setProblem(read.problem)
    onAnswer(read.value, `${read.value / (question.scale ?? 1)} ${unit}`.trim())
  }

  return (
    <View className="check__apart">
      <Input
        label={unit ? `填数字（${unit}）` : '填数字'}
        kind={isWhole(question) ? 'digits' : 'decimal'}
        value={text}
        error={problem}
        maxLength={12}
        onChange={type}
        onEnter={next}
      />
      <Button onTap={next}>下一步</Button>
      {!fewOf(question) && (
        <Button kind="secondary" onTap={() => onAnswer(UNKNOWN, unsureText)}>
          {unsureText}
        </Button>
      )}
    </View>
  )
}
