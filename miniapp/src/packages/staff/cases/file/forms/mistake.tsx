import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { Choice } from '../../../../../components/choice/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { isReason, Reason } from './reason.tsx'

/** Whoever finds that we got it wrong says so; somebody else decides (E50). */
export function ReportMistake({ file, shown, onDone }: FormProps) {
  const [words, setWords] = useState('')
  const act = useAct<'caseDesk.reportMistake'>(file)

  async function report() {
    const body = { words: words.trim() }
    const answer = await act.send(body, (key) =>
      call('caseDesk.reportMistake', { params: { id: shown.id }, body }, key),
    )
    if (answer.ok) onDone(answer.reply, '已记下，等主管认定')
  }

  return (
    <FormFrame file={file} does="请主管认定" ready={isReason(words)} act={act} onSend={() => void report()}>
      <Reason label="哪里办错了，应该是什么" field="words" value={words} refused={act.refused} onChange={setWords} />
    </FormFrame>
  )
}

/** Ours or not: ours is made good free of charge and before everybody else. */
export function DecideMistake({ file, shown, onDone }: FormProps) {
  const [chosen, setChosen] = useState<'yes' | 'no'>()
  const [reason, setReason] = useState('')
  const act = useAct<'caseDesk.decideMistake'>(file)

  async function decide() {
    const body = { agree: chosen === 'yes', reason: reason.trim() }
    const answer = await act.send(body, (key) =>
      call('caseDesk.decideMistake', { params: { id: shown.id }, body }, key),
    )
    if (answer.ok) onDone(answer.reply, chosen === 'yes' ? '已认定，免费优先更正' : '已告诉当事人没有办错')
  }

  return (
    <FormFrame
      file={file}
      does="作出认定"
      ready={chosen !== undefined && isReason(reason)}
      act={act}
      onSend={() => void decide()}
    >
      <Choice
        label="是不是我们的差错"
        value={chosen}
        options={[
          { value: 'yes', text: '是我们的差错', note: '不收费，排在最前；已经办完的备好一份更正申请' },
          { value: 'no', text: '没有办错', note: '理由马上告诉当事人' },
        ]}
        onChoose={setChosen}
      />
      <Reason label="核实的情况" value={reason} refused={act.refused} onChange={setReason} />
    </FormFrame>
  )
}
