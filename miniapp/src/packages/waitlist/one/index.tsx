import type { PlaceOffer, WaitEntry } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { useSend } from '../../../api/use-send.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Countdown } from '../../../components/countdown/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Timeline } from '../../../components/timeline/index.tsx'
import { go, goInstead } from '../../../lib/go.ts'
import { dayWords, momentWords } from '../../../lib/time-words.ts'
import { wishWords } from '../wish-words.ts'

/** One entry of the waitlist: the rank, an offer with its countdown, and why others came first. */
export default function OneEntry() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('waitlist.get', { params: { id } }), [id])
  return (
    <Page title={asked.reply?.offer ? '有名额了' : '我的候补'}>
      <Answered asked={asked}>
        {(entry) => (
          <Entry key={entry.offer?.id ?? entry.state} entry={entry} onChange={asked.replace} onStale={asked.reload} />
        )}
      </Answered>
    </Page>
  )
}

interface Props {
  entry: WaitEntry
  onChange: (fresh: WaitEntry) => void
  onStale: () => void
}

function Entry({ entry, onChange, onStale }: Props) {
  const { id, service, halls, offer, passed, history, allowedActions } = entry
  const [leaving, setLeaving] = useState(false)
  const { busy, refused, send } = useSend<'waitlist.leave'>()

  async function leave() {
    const answer = await send('leave', (key) => call('waitlist.leave', { params: { id } }, key))
    setLeaving(false)
    if (answer.ok) onChange(answer.reply)
    else onStale()
  }

  return (
    <>
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {offer ? <Offer entry={entry} offer={offer} onChange={onChange} onStale={onStale} /> : <Standing entry={entry} />}
      <Card kind="plain" title="您在等">
        <ListRow icon="document" text={service.name} />
        <ListRow icon="calendar" text={wishWords(entry)} />
        <ListRow icon="hall" text={halls.map(({ name }) => name).join('、')} />
      </Card>
      {passed.length > 0 && (
        <Card title="为什么有名额没给我">
          <Timeline
            items={passed.map(({ at, text }) => ({
              key: at + text,
              text,
              when: momentWords(at),
              state: 'done' as const,
            }))}
          />
        </Card>
      )}
      <Card title="经过">
        <Timeline
          items={history.map(({ at, text }, index, all) => ({
            key: at + text,
            text,
            when: momentWords(at),
            state: index === all.length - 1 ? 'now' : 'done',
          }))}
        />
      </Card>
      {allowedActions.includes('leave') && (
        <Button kind="ghost" onTap={() => setLeaving(true)}>
          退出候补
        </Button>
      )}
      <Dialog
        open={leaving}
        title="退出候补？"
        confirm="退出"
        danger
        busy={busy}
        cancel="接着等"
        onConfirm={leave}
        onClose={() => setLeaving(false)}
      >
        退出以后再加入，要重新排在最后。已经约好的不受影响。
      </Dialog>
    </>
  )
}

/** The one decision of this page, with the time left for it. */
function Offer({ entry, offer, onChange, onStale }: Props & { offer: PlaceOffer }) {
  const { id, serverNow } = entry
  const { busy, refused, send } = useSend<'waitlist.accept'>()
  const declining = useSend<'waitlist.decline'>()
  const body = { offerId: offer.id }

  async function accept() {
    const answer = await send(body, (key) => call('waitlist.accept', { params: { id }, body }, key))
    if (answer.ok) goInstead('/packages/book/detail/index', { id: answer.reply.id })
    else onStale()
  }
  async function decline() {
    const answer = await declining.send(body, (key) => call('waitlist.decline', { params: { id }, body }, key))
    if (answer.ok) onChange(answer.reply)
    else onStale()
  }

  const why = refused ?? declining.refused
  return (
    <>
      {why && (
        <Notice tone="danger" title={why.text} urgent>
          {why.next}
        </Notice>
      )}
      <Card>
        <Countdown
          endsAt={offer.endsAt}
          serverNow={serverNow}
          totalSeconds={offer.totalSeconds}
          text="为您保留"
          onEnd={onStale}
        />
      </Card>
      <Card kind="accent" rows>
        <ListRow icon="clock" text={`${dayWords(offer.date)} ${offer.from}–${offer.to}`} />
        <ListRow icon="hall" text={offer.hall.name} note={offer.hall.address} />
        {offer.replaces && <ListRow icon="info" text="原来的预约" note={offer.replaces} />}
      </Card>
      <Button busy={busy} busyText="正在约" onTap={accept}>
        要这个名额
      </Button>
      <Button kind="secondary" busy={declining.busy} onTap={decline}>
        不要，给下一位
      </Button>
    </>
  )
}

/** Where they stand, or how it ended, and what to do now. */
function Standing({ entry: { state, rank, service, halls } }: { entry: WaitEntry }) {
  if (rank !== undefined) {
    return (
      <Notice title={`您排第 ${rank} 位`}>
        有名额会马上发短信和消息，点开就能要。不用守着手机：早上 8 点到晚上 9 点才通知。
      </Notice>
    )
  }
  if (state === 'booked') {
    return (
      <>
        <Notice tone="ok" title="已经约到">
          时间和要带的东西，看“我的预约”。
        </Notice>
        <Button onTap={() => goInstead('/packages/book/list/index')}>看我的预约</Button>
      </>
    )
  }
  return (
    <>
      <Notice title="候补已经结束">还想约，可以换个日子、换个大厅，或重新候补。</Notice>
      <Button onTap={() => go('/packages/book/place/index', { service: service.code, hall: halls[0]?.id ?? '' })}>
        去选时间
      </Button>
    </>
  )
}
