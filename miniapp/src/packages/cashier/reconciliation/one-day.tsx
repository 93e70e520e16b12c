import type { ReconciledDay } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { dayWords, momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { fenOfYuan, wholeOf, yuanWords } from '../../money/yuan.ts'
import { ActForm, useSend } from '../../staff/act-form.tsx'
import { OneDifference } from './one-difference.tsx'

const totals = ({ count, paidFen, repaidFen }: ReconciledDay['ours']) =>
  `${count} 笔，收 ${yuanWords(paidFen)}，退 ${yuanWords(repaidFen)}`

/** One day of one channel: both sides' sums, and each difference. */
export function OneDay({ id }: { id: string }) {
  const asked = useRequest(() => call('reconciliation.day', { params: { id } }), [id])
  const [busy, setBusy] = useState(false)
  const reload = () => void asked.reload()

  async function again() {
    setBusy(true)
    const answer = await call('reconciliation.again', { params: { id } })
    setBusy(false)
    if (!answer.ok) return toast(answer.refused.text, 'info')
    toast('一分钟内重新对一次', 'ok')
    reload()
  }
  return (
    <Answered asked={asked} cards={2}>
      {({ day, differences, more }) => (
        <>
          <Notice tone={day.state === 'balanced' ? 'ok' : day.isLate ? 'danger' : 'act'} title={day.stateLabel} urgent>
            {day.now}
          </Notice>
          <Card rows title={`${dayWords(day.day)} ${day.channelLabel}${day.hall ? `（${day.hall}）` : ''}`}>
            <ListRow text="我们的账簿" note={totals(day.ours)} />
            <ListRow
              text={day.channel === 'counter' ? '窗口清点' : '平台的账单'}
              note={day.theirs ? totals(day.theirs) : '还没有'}
            />
            {day.readAt && <ListRow text="最近一次对账" note={momentWords(day.readAt)} />}
          </Card>
          {differences.map((difference) => (
            <OneDifference key={difference.id} difference={difference} onChanged={reload} />
          ))}
          {more > 0 && <Notice title={`还有 ${more} 笔没有列出`}>先结前面的，后面的会接着显示。</Notice>}
          {day.allowedActions.includes('count') && <Count id={id} onCounted={reload} />}
          {day.allowedActions.includes('again') && (
            <Button kind="secondary" busy={busy} onTap={() => void again()}>
              重新对一次
            </Button>
          )}
        </>
      )}
    </Answered>
  )
}

/** The counter's own total, from the slip that its POS prints at the end of the day. */
function Count({ id, onCounted }: { id: string; onCounted: () => void }) {
  const [slips, setSlips] = useState('')
  const [total, setTotal] = useState('')
  const { busy, refused, send } = useSend<'reconciliation.count'>()
  const [count, totalFen] = [wholeOf(slips, 0, 100_000), fenOfYuan(total)]

  async function record() {
    if (count === undefined || totalFen === undefined) return
    const body = { slips: count, totalFen }
    const answer = await send(body, (key) => call('reconciliation.count', { params: { id }, body }, key))
    if (!answer.ok) return
    toast(answer.reply.day.stateLabel, 'ok')
    onCounted()
  }
  return (
    <ActForm
      title="录入当天 POS 结算单"
      does="核对"
      ready={count !== undefined && totalFen !== undefined}
      {...{ busy, refused }}
      onSend={() => void record()}
    >
      <Input label="笔数" kind="digits" maxLength={6} value={slips} onChange={setSlips} />
      <Input label="合计金额（元）" kind="decimal" maxLength={15} value={total} onChange={setTotal} />
    </ActForm>
  )
}
