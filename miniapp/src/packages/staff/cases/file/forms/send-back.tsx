import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { Choices } from '../../../../../components/choice/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { isReason, Reason } from './reason.tsx'

/** Parts that have to be done again. */
export function SendBack({ file, shown, onDone }: FormProps) {
  const [taskIds, setTaskIds] = useState<string[]>([])
  const [reason, setReason] = useState('')
  const act = useAct<'caseDesk.sendBack'>(file)

  async function send() {
    const body = { taskIds, reason: reason.trim() }
    const answer = await act.send(body, (key) => call('caseDesk.sendBack', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已退回部门')
  }

  return (
    <FormFrame
      file={file}
      does="退回重新审核"
      ready={taskIds.length > 0 && isReason(reason)}
      act={act}
      onSend={() => void send()}
    >
      <Choices
        label="退回哪几项"
        values={taskIds}
        options={shown.tasks
          .filter(({ state }) => state === 'done')
          .map(({ id, name, departmentLabel, opinion }) => ({
            value: id,
            text: name,
            note: [departmentLabel, opinion].filter(Boolean).join('：'),
          }))}
        onChoose={(id) => setTaskIds(taskIds.includes(id) ? taskIds.filter((one) => one !== id) : [...taskIds, id])}
      />
      <Reason label="哪里要重做" value={reason} refused={act.refused} onChange={setReason} />
    </FormFrame>
  )
}
