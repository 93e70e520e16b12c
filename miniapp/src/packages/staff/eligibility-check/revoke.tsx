import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { LongInput } from '../../../components/field/index.tsx'
import { ActForm, useSend } from '../act-form.tsx'
import type { ActProps } from './desk-acts.tsx'

/** Takes a result back, with the reason and the ways to contest it. */
export function Revoke({ check, onDone, onClose }: ActProps) {
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'eligibilityChecks.revoke'>()

  async function revoke() {
    const body = { reason: reason.trim() }
    const answer = await send(body, (key) => call('eligibilityChecks.revoke', { params: { id: check.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已撤销，已通知本人')
  }

  return (
    <ActForm
      title="撤销结果"
      does="撤销这个结果"
      danger
      ready={reason.trim().length >= 2}
      {...{ busy, refused, onClose }}
      onSend={() => void revoke()}
    >
      <LongInput
        label="撤销的理由"
        hint="例如材料虚假；本人能看到原文，也会告知复议和诉讼的途径"
        maxLength={500}
        value={reason}
        error={refused?.field === 'reason' ? refused.text : undefined}
        onChange={setReason}
      />
    </ActForm>
  )
}
