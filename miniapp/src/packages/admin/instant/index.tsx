import type { InstantItem, InstantItems } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { basisWords } from '../../guide/basis-words.ts'
import { ActForm, useSend } from '../../staff/act-form.tsx'

/** What the machine may decide by itself, how people saw it, and the switch of each item. */
export default function AdminInstant() {
  const asked = useRequest(() => call('instantDesk.items'))
  return (
    <Page title="秒批开关" lead="停用以后新来的件都由人办；已经办好的不变。">
      <Answered asked={asked} cards={4}>
        {({ items, mayTurn }) =>
          [...items]
            .sort((a, b) => b.differed - a.differed || b.decided - a.decided)
            .map((item) => <OneItem key={item.code} item={item} mayTurn={mayTurn} onTurned={asked.replace} />)
        }
      </Answered>
    </Page>
  )
}

interface Props {
  item: InstantItem
  mayTurn: boolean
  onTurned: (fresh: InstantItems) => void
}

function OneItem({ item, mayTurn, onTurned }: Props) {
  const { code, name, isOn, text, basis, decided, toPeople, agreed, differed, agreementPercent, lastChange } = item
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { busy, refused, send } = useSend<'instantDesk.switchItem'>()
  const does = isOn ? '停用秒批' : '恢复秒批'
  async function turn() {
    const body = { on: !isOn, reason: reason.trim() }
    const answer = await send(body, (key) => call('instantDesk.switchItem', { params: { code }, body }, key))
    if (!answer.ok) return
    setOpen(false)
    setReason('')
    onTurned(answer.reply)
    toast(isOn ? '已停用，新来的由人办' : '已恢复', 'ok')
  }
  if (open) {
    return (
      <ActForm
        title={`${name}：${does}`}
        does={does}
        danger={isOn}
        ready={reason.trim().length >= 2}
        {...{ busy, refused }}
        onSend={() => void turn()}
        onClose={() => setOpen(false)}
      >
        <LongInput label="理由" hint="留下姓名和时间" maxLength={500} value={reason} onChange={setReason} />
      </ActForm>
    )
  }
  return (
    <Card title={name} aside={<Tag tone={isOn ? 'ok' : 'off'}>{isOn ? '开着' : '已停用'}</Tag>}>
      <ListRow text={text} note={`依据：${basisWords(basis)}`} />
      <ListRow
        icon="scale"
        text={`当场办 ${decided} 件，转人工 ${toPeople} 件`}
        note={agreed + differed > 0 ? `抽查看过 ${agreed + differed} 件，一致 ${agreementPercent}%` : '还没有抽查过'}
      />
      {lastChange && (
        <ListRow icon="history" text={lastChange.reason} note={`${lastChange.by}，${momentWords(lastChange.at)}`} />
      )}
      {mayTurn && (
        <Button kind="secondary" onTap={() => setOpen(true)} label={`${name}：${does}`}>
          {does}
        </Button>
      )}
    </Card>
  )
}
