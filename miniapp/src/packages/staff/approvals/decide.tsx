import type { ApprovalLine, ApprovalOutcome } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { RefusedNotice } from '../../cases/refused-notice.tsx'
import { useSend } from '../act-form.tsx'
import { isReason, Reason } from '../cases/file/forms/reason.tsx'

/** As the server counts it. */
const SHORTEST_REASON = 10

interface Props {
  lines: readonly ApprovalLine[]
  onDone: (outcomes: readonly ApprovalOutcome[]) => void
}

/** What was chosen, once more by name; the opinion, and why they are decided together. */
export function Decide({ lines, onDone }: Props) {
  const [opinion, setOpinion] = useState('')
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'approvals.approve'>()

  async function approve() {
    const body = { caseIds: lines.map(({ id }) => id), opinion: opinion.trim(), reason: reason.trim() }
    const answer = await send(body, (key) => call('approvals.approve', { body }, key))
    if (answer.ok) onDone(answer.reply.outcomes)
  }

  return (
    <>
      <Card kind="plain">
        {lines.map(({ id, name, parties, property }) => (
          <ListRow key={id} text={`${name}，${parties}`} note={property} />
        ))}
      </Card>
      <Notice>每一件单独决定，都签您的名字。中间有变化的那一件不批，其他的不受影响。</Notice>
      <RefusedNotice refused={refused} />
      <Reason label="审批意见" field="opinion" value={opinion} refused={refused} onChange={setOpinion} />
      <Reason
        label="为什么可以一起批"
        hint={`至少 ${SHORTEST_REASON} 个字，会写进每一件的经过，当事人看得到`}
        value={reason}
        refused={refused}
        onChange={setReason}
      />
      <Button
        busy={busy}
        busyText="正在逐件审批"
        disabled={!isReason(opinion) || [...reason.trim()].length < SHORTEST_REASON}
        onTap={() => void approve()}
      >
        {`审批通过 ${lines.length} 件`}
      </Button>
    </>
  )
}
