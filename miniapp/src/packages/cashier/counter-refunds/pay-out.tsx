import type { StaffRefund } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { go } from '../../../lib/go.ts'
import { momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { yuanWords } from '../../money/yuan.ts'
import { ActForm, useSend } from '../../staff/act-form.tsx'

/** One refund at the counter: how much, why, who decided it; then the slip. */
export function PayOut({ refund, onDone }: { refund: StaffRefund; onDone: () => void }) {
  const { id, number, amountFen, why, by, caseId, since } = refund
  const [open, setOpen] = useState(false)
  const [slip, setSlip] = useState('')
  const { busy, refused, send } = useSend<'refunds.payOut'>()

  async function record() {
    const body = { slip: slip.trim() }
    const answer = await send(body, (key) => call('refunds.payOut', { params: { id }, body }, key))
    if (!answer.ok) return
    toast('已记下，票据自动红冲', 'ok')
    onDone()
  }
  return (
    <>
      <Card kind="accent" rows title={`退 ${yuanWords(amountFen)}`}>
        <ListRow icon="info" text={why} note={`${by}决定，${momentWords(since)}`} />
        <ListRow icon="fund" text="退款单号" note={number} />
        <ListRow
          icon="document"
          text="看这件业务"
          onTap={() => go('/packages/staff/cases/file/index', { id: caseId })}
        />
      </Card>
      {open ? (
        <ActForm
          title="钱已退给本人"
          does="记下"
          ready={slip.trim() !== ''}
          {...{ busy, refused }}
          onSend={() => void record()}
          onClose={() => setOpen(false)}
        >
          <Input label="退款小票号" hint="POS 打出来的退货小票" maxLength={60} value={slip} onChange={setSlip} />
        </ActForm>
      ) : (
        <Button onTap={() => setOpen(true)} label={`${number}钱已退给本人，录小票`}>
          钱已退给本人，录小票
        </Button>
      )}
    </>
  )
}
