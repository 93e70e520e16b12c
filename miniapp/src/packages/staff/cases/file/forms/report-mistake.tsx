import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
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
