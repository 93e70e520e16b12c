import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { Notice } from '../../../../../components/notice/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { isReason, Reason } from './reason.tsx'

/** The decision, with the officer's name on it. The register is asked once more in the act. */
export function Approve({ file, shown, onDone }: FormProps) {
  const [opinion, setOpinion] = useState('')
  const act = useAct<'caseDesk.approve'>(file)
  const { verdict, text } = shown.restrictions

  async function approve() {
    const body = { opinion: opinion.trim() }
    const answer = await act.send(body, (key) => call('caseDesk.approve', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, answer.reply.state === 'entering' ? '已通过，正在登簿' : '已通过')
  }

  return (
    <FormFrame file={file} does="审批通过" ready={isReason(opinion)} act={act} onSend={() => void approve()}>
      {verdict !== 'none' && <Notice tone={verdict === 'clear' ? 'ok' : 'danger'}>{text}</Notice>}
      <Notice>通过的那一刻会再查一次登记簿；期间有新的查封，登记簿会拒绝，不会登错。</Notice>
      <Reason label="审批意见" field="opinion" value={opinion} refused={act.refused} onChange={setOpinion} />
    </FormFrame>
  )
}
