import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Choice } from '../../../components/choice/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ActForm, useSend } from '../act-form.tsx'
import type { ActProps } from './desk-acts.tsx'

/** What the owner of a contested fact answered. A corrected fact is checked again at once. */
export function AnswerChallenge({ check, onDone, onClose }: ActProps) {
  const open = check.challenges.filter(({ state }) => state === 'open')
  const [chosen, setChosen] = useState(open.length === 1 ? open[0]?.id : undefined)
  const [finding, setFinding] = useState<'upheld' | 'rejected'>()
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'eligibilityChecks.decideChallenge'>()

  async function answer() {
    if (!chosen || !finding) return
    const body = { upheld: finding === 'upheld', reason: reason.trim() }
    const reply = await send({ chosen, body }, (key) =>
      call('eligibilityChecks.decideChallenge', { params: { id: chosen }, body }, key),
    )
    if (reply.ok) onDone(reply.reply, body.upheld ? '已更正，正在重新核对' : '已登记，已通知本人')
  }

  return (
    <ActForm
      title="登记异议的答复"
      does="登记答复"
      ready={chosen !== undefined && finding !== undefined && reason.trim().length >= 2}
      {...{ busy, refused, onClose }}
      onSend={() => void answer()}
    >
      {open.length > 1 && (
        <Choice
          label="哪一项异议"
          value={chosen}
          onChoose={setChosen}
          options={open.map(({ id, label, claim }) => ({ value: id, text: label, note: claim }))}
        />
      )}
      <Choice
        label="部门核实的结果"
        value={finding}
        onChoose={setFinding}
        options={[
          { value: 'upheld', text: '群众说得对，已更正', note: '按更正后的数据自动重新核验' },
          { value: 'rejected', text: '核实无误，不更正' },
        ]}
      />
      <LongInput
        label="部门的答复"
        hint="本人能看到原文"
        maxLength={500}
        value={reason}
        error={refused?.field === 'reason' ? refused.text : undefined}
        onChange={setReason}
      />
    </ActForm>
  )
}
