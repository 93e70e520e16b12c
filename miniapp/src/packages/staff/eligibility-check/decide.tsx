import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Choice } from '../../../components/choice/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { useSession } from '../../../stores/session.ts'
import { ActForm, useSend } from '../act-form.tsx'
import type { ActProps } from './desk-acts.tsx'

const quotas = [
  { value: '1', text: '还能买 1 套' },
  { value: '2', text: '还能买 2 套' },
  { value: '3', text: '还能买 3 套' },
  { value: 'none', text: '不限套数' },
] as const
type Quota = (typeof quotas)[number]['value']

/** A person's conclusion with the reason that the citizen reads. A clerk can only propose a refusal. */
export function Decide({ check, onDone, onClose }: ActProps) {
  const isChief = useSession((state) => state.me?.staff?.roles.includes('supervisor')) ?? false
  const [decision, setDecision] = useState<'pass' | 'fail'>()
  const [quota, setQuota] = useState<Quota>()
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'eligibilityChecks.decide'>()
  const proposes = decision === 'fail' && !isChief

  async function decide() {
    if (!decision) return
    const body = {
      decision,
      reason: reason.trim(),
      ...(decision === 'pass' && { remaining: quota === 'none' ? null : Number(quota) }),
    }
    const answer = await send(body, (key) => call('eligibilityChecks.decide', { params: { id: check.id }, body }, key))
    if (answer.ok) onDone(answer.reply, proposes ? '已提交主管决定' : '结论已作出，已通知本人')
  }

  return (
    <ActForm
      title="作出结论"
      does={proposes ? '提交主管决定' : '作出结论'}
      ready={decision !== undefined && reason.trim().length >= 2 && (decision === 'fail' || quota !== undefined)}
      {...{ busy, refused, onClose }}
      onSend={() => void decide()}
    >
      <Choice
        label="结论"
        value={decision}
        onChoose={setDecision}
        options={[
          { value: 'pass', text: '通过' },
          { value: 'fail', text: '不通过', ...(!isChief && { note: '由主管决定，您先写明理由' }) },
        ]}
      />
      {decision === 'pass' && <Choice label="可购套数" value={quota} onChoose={setQuota} options={quotas} />}
      {proposes && <Notice>窗口没有否决权：主管看过理由和材料后决定。</Notice>}
      <LongInput
        label="给群众的理由"
        hint="写明看了什么材料、依据哪一条"
        maxLength={500}
        value={reason}
        error={refused?.field === 'reason' ? refused.text : undefined}
        onChange={setReason}
      />
    </ActForm>
  )
}
