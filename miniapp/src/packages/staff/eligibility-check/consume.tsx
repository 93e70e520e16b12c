import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Input } from '../../../components/field/index.tsx'
import { ActForm, useSend } from '../act-form.tsx'
import type { ActProps } from './desk-acts.tsx'

/** The result is used for a contract and cannot be used again. */
export function Consume({ check, onDone, onClose }: ActProps) {
  const [contract, setContract] = useState('')
  const { busy, refused, send } = useSend<'eligibilityChecks.consume'>()

  async function consume() {
    const body = { contractNumber: contract.trim() }
    const answer = await send(body, (key) => call('eligibilityChecks.consume', { params: { id: check.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已登记，结果不能再用')
  }

  return (
    <ActForm
      title="登记用于签约"
      does="登记"
      ready={contract.trim().length >= 4}
      {...{ busy, refused, onClose }}
      onSend={() => void consume()}
    >
      <Input
        label="合同编号"
        hint="网签合同的编号；登记后这个结果不能再用"
        maxLength={40}
        value={contract}
        error={refused?.field === 'contractNumber' ? refused.text : undefined}
        onChange={setContract}
      />
    </ActForm>
  )
}
