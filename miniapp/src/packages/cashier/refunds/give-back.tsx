import type { OrderWithRefunds } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input, LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { fenOfYuan, yuanWords } from '../../money/yuan.ts'
import { ActForm, useSend } from '../../staff/act-form.tsx'

/** Finds a payment by its number and gives it back, whole or in part. */
export function GiveBack({ onGiven }: { onGiven: () => void }) {
  const [number, setNumber] = useState('')
  const [found, setFound] = useState<OrderWithRefunds>()
  const [missed, setMissed] = useState<Refused>()

  async function look() {
    const answer = await call('refunds.order', { params: { number: number.trim() } })
    setFound(answer.ok ? answer.reply : undefined)
    setMissed(answer.ok ? undefined : answer.refused)
  }
  return (
    <>
      <Card title="按付款单号退款">
        <Input label="付款单号" maxLength={64} value={number} error={missed?.text} onChange={setNumber} />
        <Button kind="secondary" disabled={number.trim() === ''} onTap={() => void look()}>
          查这笔付款
        </Button>
      </Card>
      {found && (
        <Amount
          key={`${found.order.number}-${found.leftFen}`}
          found={found}
          onGiven={(next) => {
            setFound(next)
            onGiven()
          }}
        />
      )}
    </>
  )
}

function Amount({ found, onGiven }: { found: OrderWithRefunds; onGiven: (next: OrderWithRefunds) => void }) {
  const { order, leftFen, refunds } = found
  const [amount, setAmount] = useState((leftFen / 100).toFixed(2))
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'refunds.refund'>()
  const amountFen = fenOfYuan(amount)

  async function give() {
    if (amountFen === undefined) return
    const body = { amountFen, reason: reason.trim() }
    const answer = await send(body, (key) => call('refunds.refund', { params: { number: order.number }, body }, key))
    if (!answer.ok) return
    toast(
      answer.reply.refunds.at(-1)?.channel === 'counter' ? '已决定，由窗口退给本人' : '已决定退款，马上原路退回',
      'ok',
    )
    onGiven(answer.reply)
  }
  return (
    <>
      <Card rows title={`${order.stateLabel}，到账 ${yuanWords(order.paidFen ?? 0)}`}>
        <ListRow text="还能退" note={yuanWords(leftFen)} />
        {refunds.map((refund) => (
          <ListRow
            key={refund.number}
            text={`${yuanWords(refund.amountFen)}：${refund.stateLabel}`}
            note={`${refund.why}。${refund.now}`}
          />
        ))}
      </Card>
      {leftFen > 0 && (
        <ActForm
          title="退款"
          does="决定退款"
          danger
          ready={amountFen !== undefined && amountFen > 0 && reason.trim().length >= 2}
          {...{ busy, refused }}
          onSend={() => void give()}
        >
          <Input label="退多少（元）" kind="decimal" maxLength={15} value={amount} onChange={setAmount} />
          <LongInput label="理由" hint="缴费人看得到" maxLength={200} value={reason} onChange={setReason} />
        </ActForm>
      )}
    </>
  )
}
