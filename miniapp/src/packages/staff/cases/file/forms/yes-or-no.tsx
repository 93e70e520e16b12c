import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { Choice } from '../../../../../components/choice/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { isReason, Reason } from './reason.tsx'

type Answer = 'yes' | 'no'

/** The second name on a no, or the case goes on. */
export function DecideProposal({ file, shown, onDone }: FormProps) {
  const [chosen, setChosen] = useState<Answer>()
  const [reason, setReason] = useState('')
  const act = useAct<'caseDesk.decideProposal'>(file)
  const what = shown.proposal?.kind === 'refuse' ? '不予办理' : '退件'

  async function decide() {
    const body = { agree: chosen === 'yes', reason: reason.trim() }
    const answer = await act.send(body, (key) =>
      call('caseDesk.decideProposal', { params: { id: shown.id }, body }, key),
    )
    if (answer.ok) onDone(answer.reply, chosen === 'yes' ? `已决定${what}，已通知当事人` : '继续办理')
  }

  return (
    <FormFrame
      file={file}
      does="作出决定"
      danger={chosen === 'yes'}
      ready={chosen !== undefined && isReason(reason)}
      act={act}
      onSend={() => void decide()}
    >
      <Choice
        label="主管决定"
        value={chosen}
        options={[
          { value: 'no', text: '不同意，继续办理' },
          { value: 'yes', text: `同意${what}`, note: '当事人马上收到理由、依据和救济途径' },
        ]}
        onChoose={setChosen}
      />
      <Reason label="理由" value={reason} refused={act.refused} onChange={setReason} />
    </FormFrame>
  )
}

/** After the call to whoever said 不是我. */
export function HandleAlert({ file, shown, onDone }: FormProps) {
  const [chosen, setChosen] = useState<Answer>()
  const [reason, setReason] = useState('')
  const act = useAct<'caseDesk.handleAlert'>(file)

  async function handle() {
    const body = { uphold: chosen === 'yes', reason: reason.trim() }
    const answer = await act.send(body, (key) => call('caseDesk.handleAlert', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, chosen === 'yes' ? '已终止办理' : '已解除冻结')
  }

  return (
    <FormFrame
      file={file}
      does="登记核实结果"
      danger={chosen === 'yes'}
      ready={chosen !== undefined && isReason(reason)}
      act={act}
      onSend={() => void handle()}
    >
      <Choice
        label="核实结果"
        value={chosen}
        options={[
          { value: 'yes', text: '确实不是本人办的', note: '这件终止，谁也不能再往下办' },
          { value: 'no', text: '是本人办的，点错了', note: '解除冻结，接着办' },
        ]}
        onChoose={setChosen}
      />
      <Reason
        label="怎么核实的"
        hint="例如：几点几分打哪个电话，核对了什么"
        value={reason}
        refused={act.refused}
        onChange={setReason}
      />
    </FormFrame>
  )
}

/** 告知锁: a supervisor takes a second list upon themselves, or it does not go out. */
export function DecideMore({ file, shown, onDone }: FormProps) {
  const [chosen, setChosen] = useState<Answer>()
  const [reason, setReason] = useState('')
  const act = useAct<'caseDesk.decideMore'>(file)

  async function decide() {
    const body = { agree: chosen === 'yes', reason: reason.trim() }
    const answer = await act.send(body, (key) => call('caseDesk.decideMore', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, chosen === 'yes' ? '已放行，清单已发出' : '没有放行')
  }

  return (
    <FormFrame
      file={file}
      does="作出决定"
      danger={chosen === 'yes'}
      ready={chosen !== undefined && isReason(reason)}
      act={act}
      onSend={() => void decide()}
    >
      <Choice
        label="主管决定"
        value={chosen}
        options={[
          { value: 'no', text: '不放行，不再要材料' },
          { value: 'yes', text: '放行', note: '写进清单，计入这个事项公开的放行率' },
        ]}
        onChoose={setChosen}
      />
      <Reason label="理由" value={reason} refused={act.refused} onChange={setReason} />
    </FormFrame>
  )
}
