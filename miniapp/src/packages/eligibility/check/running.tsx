import type { EligibilityQuestion, PlainDate } from '@anju/shared-types'
import { eligibilityCities } from '@anju/shared-types/eligibility-words'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { type AnswerValue, answerTo, bodyOf, type Draft, withAnswer, withoutAnswer } from '../answers.ts'
import { dayText } from '../day-words.ts'
import { AskOne } from './ask-one.tsx'
import { DayChoice } from './day-choice.tsx'
import './index.scss'
import { Outcome } from './outcome.tsx'

interface Props {
  draft: Draft
  today: PlainDate
  onDraft: (draft: Draft) => void
  onRestart: () => void
}

/** Question after question until the answer stands; then the answer. Any earlier answer can be changed at any time. */
export function Running({ draft, today, onDraft, onRestart }: Props) {
  const body = bodyOf(draft, today)
  const identity = JSON.stringify(body)
  const [shownFor, setShownFor] = useState('')
  const asked = useRequest(async () => {
    const evaluation = await call('eligibility.evaluate', { body })
    if (evaluation.ok) setShownFor(identity)
    return evaluation
  }, [identity])
  const [editing, setEditing] = useState<EligibilityQuestion>()
  // an answered question stays on the screen until its successor is here
  const question = editing ?? asked.reply?.question
  const day = dayText(draft.on ?? today, today)

  function answer(to: EligibilityQuestion, value: AnswerValue, text: string) {
    setEditing(undefined)
    onDraft(withAnswer(draft, { question: to, value, text }))
  }

  if (asked.refused?.field && !editing)
    return (
      <Page title="有一处对不上" foot={<Button onTap={onRestart}>重新开始</Button>}>
        <Mismatch {...{ draft, today, onDraft }} refused={asked.refused} onEdit={setEditing} />
      </Page>
    )
  if (!question)
    return (
      <Outcome {...{ draft, today, asked, onDraft, onRestart }} waiting={shownFor !== identity} onEdit={setEditing} />
    )
  const at = draft.answers.findIndex((one) => one.question.fact === question.fact)
  const previous = draft.answers.at(at < 0 ? -1 : at - 1)
  return (
    <Page title={question.text} lead={question.hint}>
      <View className="check__where">
        {`${eligibilityCities[draft.city]} · 第 ${(at < 0 ? draft.answers.length : at) + 1} 题`}
        {draft.on && ` · 按${day}的情况回答`}
      </View>
      {/* the question stays in place while its successor is asked for; without the net nothing is lost */}
      <Answered asked={editing ? { reply: true, refused: null } : { ...asked, reply: asked.reply && true }}>
        {() => (
          <AskOne
            key={question.fact}
            question={question}
            before={answerTo(draft, question.fact)}
            typed={draft.typed?.fact === question.fact ? draft.typed.text : undefined}
            today={today}
            onTyped={(text) => onDraft({ ...draft, typed: { fact: question.fact, text } })}
            onAnswer={(value, text) => answer(question, value, text)}
          />
        )}
      </Answered>
      <View className="check__ways">
        {editing && (
          <Button kind="ghost" onTap={() => setEditing(undefined)}>
            不改了
          </Button>
        )}
        {previous && at !== 0 && (
          <Button kind="ghost" icon="back" onTap={() => setEditing(previous.question)}>
            改上一个答案
          </Button>
        )}
        {!editing && draft.answers.length > 0 && (
          <Button kind="ghost" icon="refresh" onTap={onRestart}>
            重新开始
          </Button>
        )}
      </View>
    </Page>
  )
}

/** The server names the field that does not go together with the rest. */
function Mismatch({
  refused,
  draft,
  today,
  onDraft,
  onEdit,
}: Pick<Props, 'draft' | 'today' | 'onDraft'> & { refused: Refused; onEdit: (question: EligibilityQuestion) => void }) {
  const fact = refused.field?.replace(/^facts\./, '')
  const wrong = draft.answers.find((one) => one.question.fact === fact)
  return (
    <>
      <Notice tone="danger" title={refused.text} urgent>
        {refused.next}
      </Notice>
      {wrong && (
        <>
          <Notice title={wrong.question.text}>{`您的回答：${wrong.text}`}</Notice>
          <Button onTap={() => onEdit(wrong.question)}>改这个答案</Button>
          <Button kind="secondary" onTap={() => onDraft(withoutAnswer(draft, wrong.question.fact))}>
            去掉这个答案
          </Button>
        </>
      )}
      {fact === 'on' && (
        <DayChoice
          on={draft.on}
          today={today}
          words={dayText(draft.on ?? today, today)}
          onChange={(on) => onDraft({ ...draft, on })}
        />
      )}
    </>
  )
}
