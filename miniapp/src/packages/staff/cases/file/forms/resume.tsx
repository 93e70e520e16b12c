import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { isReason, Reason } from './reason.tsx'

/** The ground is gone: the clock runs again. */
export function Resume({ file, shown, onDone }: FormProps) {
  const [reason, setReason] = useState('')
  const act = useAct<'caseDesk.resume'>(file)

  async function resume() {
    const body = { reason: reason.trim() }
    const answer = await act.send(body, (key) => call('caseDesk.resume', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已恢复办理')
  }

  return (
    <FormFrame file={file} does="恢复办理" ready={isReason(reason)} act={act} onSend={() => void resume()}>
      <Reason label="为什么可以恢复" value={reason} refused={act.refused} onChange={setReason} />
    </FormFrame>
  )
}
