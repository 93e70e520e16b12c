import type { StaffFiscalReceipt } from '@anju/shared-types'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { yuanWords } from '../../money/yuan.ts'
import { useSend } from '../../staff/act-form.tsx'

interface Props {
  receipt: StaffFiscalReceipt
  onChanged: () => void
}

/** One that does not come: what the finance office said, its number there, and asking once more. */
export function LateReceipt({ receipt, onChanged }: Props) {
  const { id, kindLabel, amountFen, problem, openedAt, asks, orderNumber, allowedActions } = receipt
  const { busy, send } = useSend<'fiscalReceipts.again'>()

  async function again() {
    const answer = await send({ id }, (key) => call('fiscalReceipts.again', { params: { id } }, key))
    if (!answer.ok) return toast(answer.refused.text, 'info')
    toast('马上用原流水号再开一次', 'ok')
    onChanged()
  }
  return (
    <>
      <Card kind="accent" rows title={`${kindLabel} ${yuanWords(amountFen)}没开出来`}>
        <ListRow icon="alert" text={problem} note={`从 ${momentWords(openedAt)} 起，已问 ${asks} 次`} />
        <ListRow icon="document" text="业务流水号" note={id} />
        <ListRow icon="fund" text="付款单号" note={orderNumber} />
      </Card>
      {allowedActions.includes('again') && (
        <Button kind="secondary" busy={busy} onTap={() => void again()} label={`${id}已联系财政部门，再开一次`}>
          已联系财政部门，再开一次
        </Button>
      )}
    </>
  )
}
