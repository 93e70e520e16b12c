import type { Ticket } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useFollow } from '../../../api/use-follow.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { QueuePosition } from '../../../components/queue-position/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { role } from '../../../lib/role.ts'
import { momentWords, waitWords } from '../../../lib/time-words.ts'
import './index.scss'

/** Follows one ticket: how many are before me, about how long, and loudly when it is my turn. */
export default function TicketPage() {
  const { id = '' } = useRouter().params
  const followed = useFollow('queue.ticket', id ? { params: { id } } : null)
  return (
    <Page title="我的号" lead="不用守在屏幕前，叫到您时会发短信。">
      <Answered asked={followed} cards={2}>
        {(ticket) => <OneTicket ticket={ticket} onChange={followed.replace} />}
      </Answered>
    </Page>
  )
}

function OneTicket({ ticket, onChange }: { ticket: Ticket; onChange: (fresh: Ticket) => void }) {
  const { id, number, state, stateLabel, hall, service, ahead, openWindows, allowedActions } = ticket
  const [leaving, setLeaving] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  const intent = useIntent()

  async function leave() {
    setBusy(true)
    const answer = await call('queue.leave', { params: { id } }, { key: intent.keyFor('leave') })
    intent.settle(answer)
    setBusy(false)
    setLeaving(false)
    if (answer.ok) onChange(answer.reply)
    else setRefused(answer.refused)
  }

  return (
    <>
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      <View {...role('status', { live: 'assertive' })}>
        {state === 'called' && (
          <View className="ticket__call">
            <View className="ticket__call-text">请现在到</View>
            <View className="ticket__call-window numerals">{`${ticket.window} 号窗口`}</View>
          </View>
        )}
      </View>
      <Card>
        <View className="ticket__head">
          <View className="ticket__number numerals">{number}</View>
          <Tag tone={state === 'called' ? 'act' : state === 'missed' ? 'danger' : 'ok'}>{stateLabel}</Tag>
        </View>
        {state === 'waiting' && ahead !== undefined && <QueuePosition ahead={ahead} windows={openWindows} />}
        {state === 'waiting' && openWindows === 0 && (
          <Notice tone="act">现在没有窗口在办这项业务，窗口一开就会往前走。</Notice>
        )}
      </Card>
      {state === 'missed' && (
        <Notice tone="act" title="叫过您了，没有等到">
          请到咨询台或原窗口说一声，会重新排入，不用从头排。
        </Notice>
      )}
      <Card kind="plain">
        {ticket.estimate && state === 'waiting' && (
          <ListRow icon="clock" text={`${waitWords(ticket.estimate.waitMinutes)}`} note={trackRecord(ticket)} />
        )}
        {ticket.madeBy && <ListRow icon="person" text={ticket.madeBy} note="号是本人的，代办人拿着" />}
        <ListRow icon="hall" text={hall.name} note={service.name} />
        <ListRow icon="info" text="为什么排在这里" note={ticket.orderReason} />
        <ListRow icon="ticket" text="取号时间" note={momentWords(ticket.takenAt)} />
      </Card>
      {allowedActions.includes('leave') && (
        <Button kind="ghost" icon="leave" onTap={() => setLeaving(true)}>
          不等了
        </Button>
      )}
      <Dialog
        open={leaving}
        title="不等了吗？"
        confirm="退掉这个号"
        danger
        busy={busy}
        cancel="继续等"
        onConfirm={leave}
        onClose={() => setLeaving(false)}
      >
        退掉以后再来要重新取号。
      </Dialog>
    </>
  )
}

/** How good such estimates were here lately, once there are enough to say. */
function trackRecord({ estimate }: Ticket): string {
  const record = estimate?.trackRecord
  if (!record) return '按前面的人数和办理快慢估算'
  return `最近 ${record.count} 次预估，${record.within} 次误差在 ${record.toleranceMinutes} 分钟以内`
}
