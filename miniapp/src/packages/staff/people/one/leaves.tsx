import type { StaffPerson } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../../api/client.ts'
import { Card } from '../../../../components/card/index.tsx'
import { Dialog } from '../../../../components/dialog/index.tsx'
import { ListRow } from '../../../../components/list-row/index.tsx'
import { Notice } from '../../../../components/notice/index.tsx'
import { useSend } from '../../act-form.tsx'

interface Props {
  person: StaffPerson
  onAdd: () => void
  onDone: (words: string) => void
}

type Leave = StaffPerson['leaves'][number]

/** Leaves that have not ended; each can be taken back. */
export function Leaves({ person: { staffNo, name, leaves }, onAdd, onDone }: Props) {
  const [asking, setAsking] = useState<Leave>()
  const { busy, refused, send } = useSend<'staffing.endLeave'>()
  async function end({ id }: Leave) {
    const params = { staffNo, leaveId: id }
    const answer = await send(params, (key) => call('staffing.endLeave', { params }, key))
    setAsking(undefined)
    if (answer.ok) onDone('已取消，办件照常分给他')
  }
  return (
    <Card kind="plain" title="请假">
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {leaves.length === 0 && <ListRow icon="calendar" text="没有登记请假" note="请假期间不再分新件" />}
      {leaves.map((leave) => (
        <ListRow key={leave.id} icon="leave" text={leave.text} asideText="取消" onTap={() => setAsking(leave)} />
      ))}
      <ListRow icon="edit" text="登记请假" onTap={onAdd} />
      <Dialog
        open={asking !== undefined}
        title={`取消${name}的请假吗`}
        confirm="取消这次请假"
        danger
        busy={busy}
        onConfirm={() => asking && void end(asking)}
        onClose={() => setAsking(undefined)}
      >
        {asking?.text}
      </Dialog>
    </Card>
  )
}
