import type { Difference } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { go } from '../../../lib/go.ts'
import { toast } from '../../../stores/toast.ts'
import { yuanWords } from '../../money/yuan.ts'
import { ActForm, useSend } from '../../staff/act-form.tsx'

/** One difference: what each side says, who has it, and how it ends. */
export function OneDifference({ difference, onChanged }: { difference: Difference; onChanged: () => void }) {
  const { id, kindLabel, stateLabel, what, number, oursFen, theirsFen, note, caseId, ageDays, owner, closed } =
    difference
  const [closing, setClosing] = useState(false)
  const [reason, setReason] = useState('')
  const taking = useSend<'reconciliation.take'>()
  const ending = useSend<'reconciliation.close'>()

  async function take() {
    const answer = await taking.send({ id }, (key) => call('reconciliation.take', { params: { id } }, key))
    if (!answer.ok) return toast(answer.refused.text, 'info')
    toast('已认领，由您来查', 'ok')
    onChanged()
  }
  async function close() {
    const body = { reason: reason.trim() }
    const answer = await ending.send(body, (key) => call('reconciliation.close', { params: { id }, body }, key))
    if (!answer.ok) return
    toast('已结案', 'ok')
    onChanged()
  }
  return (
    <>
      <Card kind={closed ? 'plain' : 'accent'} rows title={`${kindLabel}：${stateLabel}`}>
        <ListRow icon="info" text={note} note={`${what} ${number}`} />
        <ListRow
          icon="fund"
          text={`账簿 ${oursFen === undefined ? '没有' : yuanWords(oursFen)}`}
          note={`对方 ${theirsFen === undefined ? '没有' : yuanWords(theirsFen)}`}
        />
        <ListRow
          icon="person"
          text={owner ? `${owner}在查` : '还没有人认领'}
          note={closed ? `${closed.by}结案：${closed.reason}` : ageDays > 0 ? `已经 ${ageDays} 天` : '今天发现'}
        />
        {caseId && (
          <ListRow
            icon="document"
            text="看这件业务"
            onTap={() => go('/packages/staff/cases/file/index', { id: caseId })}
          />
        )}
      </Card>
      {difference.allowedActions.includes('take') && (
        <Button kind="secondary" busy={taking.busy} onTap={() => void take()} label={`认领${what}${number}`}>
          由我来查
        </Button>
      )}
      {difference.allowedActions.includes('close') && !closing && (
        <Button onTap={() => setClosing(true)} label={`结案${what}${number}`}>
          查清了，结案
        </Button>
      )}
      {closing && (
        <ActForm
          title="怎么查清的"
          does="结案"
          ready={reason.trim().length >= 2}
          busy={ending.busy}
          refused={ending.refused}
          onSend={() => void close()}
          onClose={() => setClosing(false)}
        >
          <LongInput
            label="原因"
            hint="例如：回调丢失，已向平台核对并入账"
            maxLength={300}
            value={reason}
            onChange={setReason}
          />
        </ActForm>
      )}
    </>
  )
}
