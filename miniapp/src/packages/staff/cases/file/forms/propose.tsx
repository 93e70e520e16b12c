import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { Choice } from '../../../../../components/choice/index.tsx'
import { Notice } from '../../../../../components/notice/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { isReason, Reason } from './reason.tsx'

/** A no is proposed here and decided by a supervisor (窗口无否决权). */
export function Propose({ file, shown, onDone }: FormProps) {
  const [kind, setKind] = useState<'return' | 'refuse'>()
  const [clause, setClause] = useState<string>()
  const [reason, setReason] = useState('')
  const act = useAct<'caseDesk.propose'>(file)

  async function propose() {
    if (!kind || !clause) return
    const body = { kind, clause, reason: reason.trim() }
    const answer = await act.send(body, (key) => call('caseDesk.propose', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已交主管决定')
  }

  return (
    <FormFrame
      file={file}
      does="交主管决定"
      danger
      ready={kind !== undefined && clause !== undefined && isReason(reason)}
      act={act}
      onSend={() => void propose()}
    >
      <Notice>窗口没有否决权：由主管看过理由和材料后决定，当事人会知道理由、依据和救济途径。</Notice>
      <Choice
        label="提出什么"
        value={kind}
        options={[
          { value: 'return', text: '退件', note: '现在办不了，情况变化后可以重新申请' },
          { value: 'refuse', text: '不予办理', note: '依法不能办' },
        ]}
        onChoose={setKind}
      />
      <Choice
        label="依据哪一条"
        value={clause}
        options={shown.refusalClauses.map((one) => ({ value: one, text: one }))}
        onChoose={setClause}
      />
      <Reason label="理由" value={reason} refused={act.refused} onChange={setReason} />
    </FormFrame>
  )
}
