import type { Day, DayPart, Hall } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { useSend } from '../../../api/use-send.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice, Choices } from '../../../components/choice/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { askForMessages, prepareFor } from '../../../lib/ask-subscription.ts'
import { go, goInstead } from '../../../lib/go.ts'
import { dayWords } from '../../../lib/time-words.ts'
import { useSession } from '../../../stores/session.ts'

const MOST_HALLS = 5

/** Somebody found the days full, or wants an earlier one than they hold (`until`): who gives a place back is told to them first. */
export default function JoinWaitlist() {
  const { service = '', hall = '', until } = useRouter().params
  const days = useRequest(() => call('halls.days', { params: { hallId: hall }, query: { service } }), [hall, service])
  const halls = useRequest(() => call('halls.list', { query: { service } }), [service])
  return (
    <Page title="候补" lead="有人退号，就按先后告诉您，为您保留 15 分钟。点一下就约上。">
      <Answered asked={halls}>
        {({ items }) => (
          <Answered asked={days}>
            {(reply) => <Wishes service={service} hall={hall} until={until} days={reply.items} halls={items} />}
          </Answered>
        )}
      </Answered>
    </Page>
  )
}

interface Props {
  service: string
  hall: string
  until?: string
  days: readonly Day[]
  halls: readonly Hall[]
}

const partOptions = [
  { value: 'morning', text: '上午' },
  { value: 'afternoon', text: '下午' },
] as const

function Wishes({ service, hall, until, days, halls }: Props) {
  const out = days.filter(({ state }) => state === 'full' || state === 'open')
  const first = out[0]?.date
  const last = out.filter(({ date }) => !until || date <= until).at(-1)?.date
  const full = out.filter(({ state, date }) => state === 'full' && (!until || date <= until))
  const [span, setSpan] = useState('any')
  const [parts, setParts] = useState<DayPart[]>(['morning', 'afternoon'])
  const [hallIds, setHallIds] = useState([hall])
  const { busy, refused, send } = useSend<'waitlist.join'>()
  useEffect(() => void prepareFor(['waitlist-offer']), [])
  if (!first || !last) return <Notice title="现在没有能候补的日子">放号以后再来，或到大厅现场取号。</Notice>

  async function join() {
    if (!useSession.getState().loggedIn) return go('/pages/login/index')
    const messages = askForMessages()
    const only = full.find(({ date }) => date === span)?.date
    const body = { service, hallIds, parts, from: only ?? first!, to: only ?? last! }
    await messages
    const answer = await send(body, (key) => call('waitlist.join', { body }, key))
    if (answer.ok) goInstead('/packages/waitlist/one/index', { id: answer.reply.id })
  }

  return (
    <>
      <Card title="等哪一天">
        <Choice
          label="等哪一天"
          value={span}
          onChoose={setSpan}
          options={[
            {
              value: 'any',
              text: until ? '比现在约的早就行' : '哪天都行，越早越好',
              note: `${dayWords(first)} 到 ${dayWords(last)}`,
            },
            ...full.map(({ date }) => ({ value: date, text: `只等 ${dayWords(date)}`, asideText: '约满' })),
          ]}
        />
      </Card>
      <Card title="什么时候来得了">
        <Choices
          label="上午或下午，可以都选"
          values={parts}
          options={partOptions}
          onChoose={(part) => setParts(toggled(parts, part))}
        />
      </Card>
      {halls.length > 1 && (
        <Card title="哪个大厅">
          <Choices
            label={`大厅，最多选 ${MOST_HALLS} 个`}
            values={hallIds}
            options={halls.map(({ id, name, district }) => ({ value: id, text: name, note: district }))}
            onChoose={(id) => setHallIds(toggled(hallIds, id).slice(-MOST_HALLS))}
          />
        </Card>
      )}
      <Notice title="怎么轮到您">
        先来先得，排第几随时能看。早上 8 点到晚上 9 点才通知您。已经约好的，等新的约上才放回。
      </Notice>
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {refused?.code === 'REAL_NAME_REQUIRED' && (
        <Button kind="secondary" icon="id-card" onTap={() => go('/packages/account/real-name/index')}>
          去实名
        </Button>
      )}
      {refused?.code === 'PLACES_FREE' && (
        <Button onTap={() => goInstead('/packages/book/place/index', { service, hall })}>去选时间</Button>
      )}
      {refused?.code === 'WAITING_ALREADY' && (
        <Button onTap={() => goInstead('/packages/book/list/index')}>看我的候补</Button>
      )}
      <Button disabled={parts.length === 0 || hallIds.length === 0} busy={busy} busyText="正在加入" onTap={join}>
        加入候补
      </Button>
    </>
  )
}

const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
