import type { Appointment } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useIntent } from '../../../api/intent.ts'
import type { Answer, Refused } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Dialog } from '../../../components/dialog/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Timeline } from '../../../components/timeline/index.tsx'
import { go } from '../../../lib/go.ts'
import { deadlineWords, momentWords } from '../../../lib/time-words.ts'
import { toast } from '../../../stores/toast.ts'
import { VisitCard } from '../visit-card.tsx'

export default function Detail() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('appointments.get', { params: { id } }), [id])
  return (
    <Page title="预约详情">
      <Answered asked={asked}>
        {(appointment) => <OneAppointment appointment={appointment} onChange={asked.replace} onStale={asked.reload} />}
      </Answered>
    </Page>
  )
}

interface Props {
  appointment: Appointment
  onChange: (fresh: Appointment) => void
  onStale: () => void
}

type Question = 'cancel' | 'late'

function OneAppointment({ appointment, onChange, onStale }: Props) {
  const { id, hall, service, allowedActions, ticketId, actsFor } = appointment
  const [question, setQuestion] = useState<Question>()
  const [refused, setRefused] = useState<Refused>()
  const [busy, setBusy] = useState(false)
  const intent = useIntent()
  const may = (action: string) => allowedActions.includes(action)

  async function act(done: string, content: unknown, send: (key: string) => Promise<Answer<'appointments.cancel'>>) {
    setBusy(true)
    const answer = await send(intent.keyFor(content))
    intent.settle(answer)
    setBusy(false)
    setQuestion(undefined)
    if (answer.ok) {
      setRefused(undefined)
      onChange(answer.reply)
      return toast(done, 'ok')
    }
    setRefused(answer.refused)
    onStale()
  }

  const cancel = () => act('预约已取消', 'cancel', (key) => call('appointments.cancel', { params: { id } }, { key }))
  const keep = () => act('记下了，还要', 'keep', (key) => call('appointments.keep', { params: { id } }, { key }))
  const late = (minutes: 15 | 30) =>
    act('已经告诉大厅', { minutes }, (key) =>
      call('appointments.runLate', { params: { id }, body: { minutes } }, { key }),
    )

  return (
    <>
      {refused && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {may('keep') && (
        <>
          <Notice tone="act" title="这个预约您还要吗">
            {`${appointment.madeBy?.shown ?? '代办人'}约的，委托已经停止。还要就点“我还要”；不要就点“取消预约”，号给别人。`}
          </Notice>
          <Button busy={busy} onTap={() => void keep()}>
            我还要
          </Button>
        </>
      )}
      <NextStep appointment={appointment} />
      <VisitCard appointment={appointment} />
      {appointment.lateMinutes !== undefined && (
        <Notice tone="ok" title={`大厅知道您会晚到 ${appointment.lateMinutes} 分钟`}>
          号会为您多留一会儿，路上请注意安全。
        </Notice>
      )}
      {may('confirm') && <Button onTap={() => go('/packages/book/confirm/index', { id })}>接着填写并确认</Button>}
      {ticketId && <Button onTap={() => go('/packages/queue/ticket/index', { id: ticketId })}>看我排到哪了</Button>}
      {actsFor && may('showCode') && (
        <Button
          kind="secondary"
          icon="scan"
          onTap={() => go('/packages/queue/check-in/index', { appointment: id, whose: actsFor.name })}
        >
          {`到了，替${actsFor.name}取号`}
        </Button>
      )}
      {may('showCode') && (
        <Button icon="qr" onTap={() => go('/packages/book/show-code/index', { id })}>
          出示预约码
        </Button>
      )}
      {may('move') && (
        <Button
          kind="secondary"
          icon="calendar"
          onTap={() =>
            go('/packages/book/place/index', {
              service: service.code,
              hall: hall.id,
              move: id,
              until: appointment.date,
            })
          }
        >
          改期
        </Button>
      )}
      {may('move') && !actsFor && (
        <Button
          kind="ghost"
          icon="clock"
          onTap={() =>
            go('/packages/waitlist/join/index', { service: service.code, hall: hall.id, until: appointment.date })
          }
        >
          想更早办？候补
        </Button>
      )}
      {may('runLate') && (
        <Button kind="secondary" icon="clock" onTap={() => setQuestion('late')}>
          我会晚到
        </Button>
      )}
      {may('cancel') && (
        <Button kind="ghost" onTap={() => setQuestion('cancel')}>
          取消预约
        </Button>
      )}
      {may('appeal') && (
        <Button kind="secondary" onTap={() => go('/packages/book/no-shows/index')}>
          我有正当原因，要申诉
        </Button>
      )}
      <Card title="经过">
        <Timeline
          items={appointment.history.map(({ at, text }, index, all) => ({
            key: `${at}-${text}`,
            text,
            when: momentWords(at),
            state: index === all.length - 1 ? 'now' : 'done',
          }))}
        />
      </Card>
      <Dialog
        open={question === 'cancel'}
        title="取消这次预约？"
        confirm="取消预约"
        danger
        busy={busy}
        cancel="不取消"
        onConfirm={cancel}
        onClose={() => setQuestion(undefined)}
      >
        名额会立刻放回给别人。只是时间不合适的话，可以改期。
      </Dialog>
      <Dialog
        open={question === 'late'}
        title="大概晚到多久？"
        confirm="晚到 30 分钟以内"
        busy={busy}
        onConfirm={() => late(30)}
        onClose={() => setQuestion(undefined)}
      >
        <Button kind="secondary" busy={busy} onTap={() => late(15)}>
          晚到 15 分钟以内
        </Button>
      </Dialog>
    </>
  )
}

/** One sentence: what to do next. */
function NextStep({ appointment: { state, cancelBefore, checkInFrom, hall } }: { appointment: Appointment }) {
  if (state === 'confirmed') {
    return (
      <Notice title={`${momentWords(checkInFrom)} 起可以到${hall.name}取号`}>
        {`到了扫大厅屏幕上的码，或出示预约码。${deadlineWords(cancelBefore)} 前可以取消，开始前都可以改期。`}
      </Notice>
    )
  }
  if (state === 'missed') {
    return (
      <Notice tone="act" title="这次没有到">
        如果确有原因可以申诉；现场取号不受影响。
      </Notice>
    )
  }
  return null
}
