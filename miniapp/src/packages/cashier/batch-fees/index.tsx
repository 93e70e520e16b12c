import type { CounterBill } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { Refused } from '../../../api/routes.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { RefusedNotice } from '../../cases/refused-notice.tsx'
import { fenOfYuan, yuanWords } from '../../money/yuan.ts'
import { useSend } from '../../staff/act-form.tsx'

/** One card for all bills of a batch: its number, the sum, the slip (E7). */
export default function BatchFees() {
  const [number, setNumber] = useState('')
  const [bill, setBill] = useState<CounterBill>()
  const [refused, setRefused] = useState<Refused>()
  const [taken, setTaken] = useState('')

  async function look() {
    const answer = await call('batchPayments.counterBill', { params: { number: number.trim().toUpperCase() } })
    setRefused(answer.ok ? undefined : answer.refused)
    setBill(answer.ok ? answer.reply : undefined)
    setTaken('')
  }

  return (
    <Page title="批量收费" lead="企业一次刷卡，缴清一个批量件里到期的费用。">
      <Card title="先查应收多少">
        <Input label="批量件号" hint="企业手机上有，以 PL 开头" maxLength={20} value={number} onChange={setNumber} />
        <Button kind={bill ? 'secondary' : 'primary'} disabled={number.trim().length < 4} onTap={() => void look()}>
          查应收多少
        </Button>
      </Card>
      <RefusedNotice refused={refused} />
      {taken && (
        <Notice tone="ok" title="已收款" urgent>
          {taken}
        </Notice>
      )}
      {bill && (
        <Card kind="plain" title={bill.count > 0 ? `应收 ${yuanWords(bill.amountFen)}` : '现在没有要缴的费用'}>
          <ListRow icon="people" text={bill.organisation} note={`${bill.name}，${bill.number}`} />
          <ListRow
            icon="ledger"
            text={`${bill.count} 套`}
            note={bill.waiting > 0 ? `还有 ${bill.waiting} 套没有办到缴费` : '全部出账'}
          />
        </Card>
      )}
      {bill && bill.count > 0 && (
        <Take
          key={bill.amountFen}
          bill={bill}
          onDone={(fresh) => {
            setTaken(`${bill.count} 套，${yuanWords(bill.amountFen)}。每一套都会接着办。`)
            setBill(fresh)
          }}
        />
      )}
    </Page>
  )
}

/** What the POS took, as it stands on the slip; the server compares it to the fen. */
function Take({ bill, onDone }: { bill: CounterBill; onDone: (fresh: CounterBill) => void }) {
  const [amount, setAmount] = useState('')
  const [slip, setSlip] = useState('')
  const { busy, refused, send } = useSend<'batchPayments.takeAtCounter'>()
  const amountFen = fenOfYuan(amount)

  async function take() {
    if (amountFen === undefined) return
    const body = { amountFen, slip: slip.trim() }
    const params = { number: bill.number }
    const answer = await send(body, (key) => call('batchPayments.takeAtCounter', { params, body }, key))
    if (answer.ok) onDone(answer.reply)
  }

  return (
    <Card title="POS 收款">
      <Input
        label="POS 单上的金额（元）"
        kind="decimal"
        maxLength={15}
        value={amount}
        error={amount !== '' && amountFen === undefined ? '请写成数字，最多两位小数。' : undefined}
        onChange={setAmount}
      />
      <Input label="POS 单号" maxLength={60} value={slip} onChange={setSlip} />
      <RefusedNotice refused={refused} />
      <Button
        disabled={amountFen === undefined || slip.trim() === ''}
        busy={busy}
        busyText="正在登记"
        onTap={() => void take()}
      >
        登记收款
      </Button>
    </Card>
  )
}
