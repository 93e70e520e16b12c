import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { DateStrip } from '../../../components/date-strip/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Steps } from '../../../components/steps/index.tsx'
import { go, goInstead } from '../../../lib/go.ts'
import { dayWords } from '../../../lib/time-words.ts'
import { useSession } from '../../../stores/session.ts'
import { bookSteps } from '../book-steps.ts'
import { ForWhom, useWhose } from '../for-whom.tsx'
import { holdOrMove } from './hold-or-move.ts'
import { Places } from './places.tsx'
import './index.scss'

/** Chooses a day and a stretch of time; with `move` it moves that appointment instead of holding a new place. */
export default function ChoosePlace() {
  const { service = '', hall: hallId = '', move, until } = useRouter().params
  const whose = useWhose()
  const days = useRequest(() => call('halls.days', { params: { hallId }, query: { service } }), [hallId, service])
  const [picked, setPicked] = useState<string>()
  const [slot, setSlot] = useState<string>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()
  const date = picked ?? days.reply?.items.find((day) => day.state === 'open')?.date
  const places = useRequest(
    date ? () => call('halls.places', { params: { hallId, date }, query: { service } }) : null,
    [hallId, service, date],
  )

  async function take() {
    if (!slot) return
    if (!useSession.getState().loggedIn) return go('/pages/login/index')
    setBusy(true)
    const answer = await holdOrMove({ slotId: slot, move, delegationId: whose.delegationId }, intent)
    setBusy(false)
    if (answer.ok) {
      const page = move ? '/packages/book/detail/index' : '/packages/book/confirm/index'
      return goInstead(page, { id: answer.reply.id })
    }
    setRefused(answer.refused)
    setSlot(undefined)
    void days.reload()
    void places.reload()
  }

  return (
    <Page
      title={move ? '改到什么时候' : '什么时候来'}
      lead={move ? '占到新时间以后，原来的时间才会放回，不会两头落空。' : '选好以后为您保留 10 分钟，慢慢填。'}
      foot={
        <Button disabled={!slot} busy={busy} busyText="正在占号" onTap={take}>
          {move ? '改到这个时间' : '占住这个时间'}
        </Button>
      }
    >
      {!move && <Steps names={bookSteps} current={2} />}
      <ForWhom {...whose} />
      <View>{refused && <Refusal refused={refused} />}</View>
      <Answered asked={days}>
        {({ items }) => (
          <>
            <DateStrip
              days={items}
              chosen={date}
              onChoose={(day) => {
                setPicked(day)
                setSlot(undefined)
                setRefused(undefined)
              }}
            />
            {date ? (
              <>
                <View className="place__day">{dayWords(date)}</View>
                <Answered asked={places} cards={2}>
                  {(reply) => <Places key={date} slots={reply.items} chosen={slot} onChoose={setSlot} />}
                </Answered>
              </>
            ) : (
              <Notice title="这两周都约满了">每天 8:00 放出两周后的号。也可以返回换一个大厅，或到大厅现场取号。</Notice>
            )}
          </>
        )}
      </Answered>
      {!whose.delegationId && days.reply?.items.some(({ state }) => state === 'full' || state === 'open') && (
        <Button
          kind="ghost"
          icon="clock"
          onTap={() => go('/packages/waitlist/join/index', { service, hall: hallId, ...(until && { until }) })}
        >
          没有想要的时间？候补
        </Button>
      )}
    </Page>
  )
}

function Refusal({ refused }: { refused: Refused }) {
  const needsRealName = refused.code === 'REAL_NAME_REQUIRED'
  return (
    <>
      <Notice tone="danger" title={refused.text} urgent>
        {refused.next}
      </Notice>
      {needsRealName && (
        <Button kind="secondary" icon="id-card" onTap={() => go('/packages/account/real-name/index')}>
          去实名
        </Button>
      )}
      {refused.code === 'ONE_PER_SERVICE' && (
        <Button kind="secondary" icon="calendar" onTap={() => go('/packages/book/list/index')}>
          看我的预约
        </Button>
      )}
      {refused.code === 'BOOKING_PAUSED' && (
        <Button kind="secondary" icon="history" onTap={() => go('/packages/book/no-shows/index')}>
          看爽约记录和申诉
        </Button>
      )}
    </>
  )
}
