import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { Choice } from '../../../../../components/choice/index.tsx'
import { Input } from '../../../../../components/field/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { isReason, Reason } from './reason.tsx'

/** Stops the clock on a named ground, with its paper (E57). */
export function Suspend({ file, shown, onDone }: FormProps) {
  const [ground, setGround] = useState<string>()
  const [paper, setPaper] = useState('')
  const [reason, setReason] = useState('')
  const act = useAct<'caseDesk.suspend'>(file)
  const chosen = shown.grounds.find(({ code }) => code === ground)
  const lacksPaper = chosen?.needsPaper === true && !paper.trim()

  async function suspend() {
    if (!ground) return
    const body = { ground, reason: reason.trim(), ...(paper.trim() && { paper: paper.trim() }) }
    const answer = await act.send(body, (key) => call('caseDesk.suspend', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已暂停计时')
  }

  return (
    <FormFrame
      file={file}
      does="暂停计时"
      ready={chosen !== undefined && !lacksPaper && isReason(reason)}
      act={act}
      onSend={() => void suspend()}
    >
      <Choice
        label="法定事由"
        value={ground}
        options={shown.grounds.map(({ code, label, basis, needsPaper }) => ({
          value: code,
          text: label,
          note: needsPaper ? `${basis}；要有文书` : basis,
        }))}
        onChoose={setGround}
      />
      <Input
        label="文书名称和编号"
        hint={chosen?.needsPaper ? undefined : '没有的可以不填'}
        maxLength={100}
        value={paper}
        error={act.refused?.field === 'paper' ? act.refused.text : undefined}
        onChange={setPaper}
      />
      <Reason label="给当事人的说明" value={reason} refused={act.refused} onChange={setReason} />
    </FormFrame>
  )
}
