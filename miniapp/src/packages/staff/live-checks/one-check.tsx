import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Input, LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'

interface Props {
  id: string
  onDone: (words: string) => void
  onClose: () => void
}

/** What to ask and what was said. The number is typed from the card or as the person says it; the server compares and never shows it. */
export function OneCheck({ id, onDone, onClose }: Props) {
  const asked = useRequest(() => call('liveCheckDesk.open', { params: { id } }), [id])
  const [idNumber, setIdNumber] = useState('')
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [note, setNote] = useState('')
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState<'pass' | 'fail'>()
  const intent = useIntent()
  const said = Object.entries(answers).flatMap(([question, answer]) =>
    answer.trim() ? [{ question, answer: answer.trim() }] : [],
  )

  async function decide(passed: boolean) {
    setBusy(passed ? 'pass' : 'fail')
    const body = { passed, idNumber, answers: said, note: note.trim() }
    const answer = await call('liveCheckDesk.decide', { params: { id }, body }, { key: intent.keyFor(body) })
    intent.settle(answer)
    setBusy(undefined)
    if (!answer.ok) return setRefused(answer.refused)
    onDone(passed ? '已核验是本人，请本人马上在手机上确认' : '已记下，没有通过')
  }

  return (
    <Answered asked={asked} cards={1}>
      {({ text, phone, questions }) => (
        <>
          {phone && <ListRow icon="mobile" text={phone} note="打这个电话；接的人要自己说出下面的内容" />}
          <Notice title="本人将要确认的内容">{text}</Notice>
          {refused && (
            <Notice tone="danger" title={refused.text} urgent>
              {refused.next}
            </Notice>
          )}
          <Input
            label="身份证号码"
            hint="照证件或本人说的录入，系统比对"
            kind="id-number"
            maxLength={18}
            value={idNumber}
            onChange={(typed) => setIdNumber(typed.replace(/\s/g, '').toUpperCase())}
          />
          {questions.map((question) => (
            <LongInput
              key={question}
              label={question}
              hint="写本人的原话，不要提示答案"
              maxLength={300}
              value={answers[question] ?? ''}
              onChange={(answer) => setAnswers({ ...answers, [question]: answer })}
            />
          ))}
          <LongInput label="其他情况" hint="没有通过的，写明为什么" maxLength={500} value={note} onChange={setNote} />
          <Button
            busy={busy === 'pass'}
            disabled={busy !== undefined || said.length < questions.length || idNumber.length < 15}
            onTap={() => void decide(true)}
          >
            是本人，通过
          </Button>
          <Button
            kind="danger"
            busy={busy === 'fail'}
            disabled={busy !== undefined || note.trim().length < 2}
            onTap={() => void decide(false)}
          >
            没有通过
          </Button>
          <Button kind="ghost" onTap={onClose}>
            先不处理
          </Button>
        </>
      )}
    </Answered>
  )
}
