import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { Choice } from '../../../../../components/choice/index.tsx'
import { Input } from '../../../../../components/field/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'

/** A bank or another organisation has sealed its application; a person confirms on a phone of their own, never here. */
export function ConfirmFor({ file, shown, onDone }: FormProps) {
  const waiting = shown.parties.filter(({ confirmedAt }) => !confirmedAt)
  const [partyId, setPartyId] = useState(waiting.length === 1 ? waiting[0]?.id : undefined)
  const [paper, setPaper] = useState('')
  const act = useAct<'caseDesk.confirmFor'>(file)

  async function confirm() {
    if (!partyId) return
    const body = { partyId, document: paper.trim() }
    const answer = await act.send(body, (key) => call('caseDesk.confirmFor', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已登记')
  }

  return (
    <FormFrame
      file={file}
      does="登记盖章的申请书"
      ready={partyId !== undefined && paper.trim() !== ''}
      act={act}
      onSend={() => void confirm()}
    >
      <Choice
        label="哪个单位"
        value={partyId}
        options={waiting.map(({ id, name, side }) => ({ value: id, text: name, note: side }))}
        onChoose={setPartyId}
      />
      <Input label="文书名称和编号" maxLength={60} value={paper} onChange={setPaper} />
    </FormFrame>
  )
}
