import type { StaffRefund } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input, LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { yuanWords } from '../../money/yuan.ts'
import { ActForm, useSend } from '../../staff/act-form.tsx'

/** A refund that did not arrive: once more under its number, or paid another way. */
export function StuckRefund({ refund, onChanged }: { refund: StaffRefund; onChanged: () => void }) {
  const { id, number, amountFen, why, problem = '' } = refund
  const [how, setHow] = useState<'retry' | 'byHand'>()
  const [reason, setReason] = useState('')
  const [slip, setSlip] = useState('')
  const { busy, refused, send } = useSend<'refunds.retry' | 'refunds.byHand'>()
  const isReady = reason.trim().length >= 2 && (how === 'retry' || slip.trim() !== '')

  async function act() {
    const told = { reason: reason.trim() }
    const body = { ...told, slip: slip.trim() }
    const answer = await send({ how, body }, (key) =>
      how === 'retry'
        ? call('refunds.retry', { params: { id }, body: told }, key)
        : call('refunds.byHand', { params: { id }, body }, key),
    )
    if (!answer.ok) return
    toast(how === 'retry' ? '马上再退一次' : '已记下', 'ok')
    setHow(undefined)
    onChanged()
  }
  return (
    <>
      <Card kind="accent" rows title={`${yuanWords(amountFen)}没有退进去`}>
        <ListRow icon="alert" text={problem} note={`退款单号 ${number}`} />
        <ListRow icon="info" text={`退款原因：${why}`} />
      </Card>
      {!how && (
        <>
          <Button onTap={() => setHow('retry')} label={`${number}原单号再退一次`}>
            原单号再退一次
          </Button>
          <Button kind="secondary" onTap={() => setHow('byHand')} label={`${number}已用其他方式退还`}>
            已用其他方式退还
          </Button>
        </>
      )}
      {how && (
        <ActForm
          title={how === 'retry' ? '原单号再退一次' : '已用其他方式退还'}
          does={how === 'retry' ? '再退一次' : '记下'}
          ready={isReady}
          {...{ busy, refused }}
          onSend={() => void act()}
          onClose={() => setHow(undefined)}
        >
          {how === 'byHand' && <Input label="凭证号" maxLength={60} value={slip} onChange={setSlip} />}
          <LongInput label="理由" maxLength={200} value={reason} onChange={setReason} />
        </ActForm>
      )}
    </>
  )
}
