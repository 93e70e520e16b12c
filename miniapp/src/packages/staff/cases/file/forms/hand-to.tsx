import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { Input } from '../../../../../components/field/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { isReason, Reason } from './reason.tsx'

/** To a colleague, with the whole story (E8). */
export function HandTo({ file, shown, onDone }: FormProps) {
  const [staffNo, setStaffNo] = useState('')
  const [reason, setReason] = useState('')
  const act = useAct<'caseDesk.handTo'>(file)

  async function handTo() {
    const body = { staffNo: staffNo.trim(), reason: reason.trim() }
    const answer = await act.send(body, (key) => call('caseDesk.handTo', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已转交')
  }

  return (
    <FormFrame
      file={file}
      does="转交"
      ready={staffNo.trim() !== '' && isReason(reason)}
      act={act}
      onSend={() => void handTo()}
    >
      <Input
        label="同事的工号"
        maxLength={40}
        value={staffNo}
        error={act.refused?.field === 'staffNo' ? act.refused.text : undefined}
        onChange={setStaffNo}
      />
      <Reason label="为什么转交" value={reason} refused={act.refused} onChange={setReason} />
    </FormFrame>
  )
}
