import type { Check, EligibilityQuestion } from '@anju/shared-types'
import { shanghaiDate } from '@anju/shared-types/plain-date'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused, RequestOf } from '../../../api/routes.ts'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import type { AnswerValue } from '../answers.ts'
import { AskOne } from '../check/ask-one.tsx'

interface Props {
  check: Check
  question: EligibilityQuestion
  onChange: (fresh: Check) => void
}

/** What no office knows: one question to the applicant, whose answer counts as a statement. */
export function CheckQuestion({ check, question, onChange }: Props) {
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function answer(value: AnswerValue) {
    const body = { [question.fact]: value } as RequestOf<'eligibilityChecks.answer'>['body']
    const reply = await call(
      'eligibilityChecks.answer',
      { params: { id: check.id }, body },
      { key: intent.keyFor(body) },
    )
    intent.settle(reply)
    if (reply.ok) onChange(reply.reply)
    setRefused(reply.ok ? undefined : reply.refused)
  }

  return (
    <Card kind="accent" title={question.text}>
      {question.hint && <Notice>{question.hint}</Notice>}
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <AskOne
        question={question}
        noUnsure
        today={shanghaiDate(new Date())}
        onTyped={() => undefined}
        onAnswer={(value) => void answer(value)}
      />
    </Card>
  )
}
