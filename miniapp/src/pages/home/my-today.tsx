import { call } from '../../api/client.ts'
import { useRequest } from '../../api/use-request.ts'
import { Answered } from '../../components/answered/index.tsx'
import { Button } from '../../components/button/index.tsx'
import { Card } from '../../components/card/index.tsx'
import { Countdown } from '../../components/countdown/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { go } from '../../lib/go.ts'
import { dayWords } from '../../lib/time-words.ts'

const HOLD_SECONDS = 600

/** What waits for this person now, the most pressing first: called, held, in the queue, next appointment. */
export function MyToday() {
  const tickets = useRequest(() => call('queue.mine'))
  const appointments = useRequest(() => call('appointments.list'))
  const ticket = tickets.reply?.items.find(({ state }) => ['called', 'serving', 'waiting', 'missed'].includes(state))
  const held = appointments.reply?.items.find(({ state }) => state === 'held')
  const next = appointments.reply?.items
    .filter(({ state }) => state === 'confirmed')
    .sort((a, b) => `${a.date}${a.from}`.localeCompare(`${b.date}${b.from}`))[0]
  return (
    <>
      {ticket && (
        <Card kind="accent" rows title={ticket.state === 'called' ? `请到 ${ticket.window} 号窗口` : '我在排队'}>
          <ListRow
            icon="ticket"
            text={ticket.number}
            note={ticket.ahead === undefined ? ticket.stateLabel : `前面还有 ${ticket.ahead} 人`}
            onTap={() => go('/packages/queue/ticket/index', { id: ticket.id })}
          />
        </Card>
      )}
      {held?.holdEndsAt && (
        <Card kind="accent" title="有一个名额在为您保留">
          <Countdown
            endsAt={held.holdEndsAt}
            serverNow={held.serverNow}
            totalSeconds={HOLD_SECONDS}
            text={`${dayWords(held.date)} ${held.from}`}
            onEnd={appointments.reload}
          />
          <Button onTap={() => go('/packages/book/confirm/index', { id: held.id })}>接着填写并确认</Button>
        </Card>
      )}
      {next && (
        <Card kind="accent" rows title="下一次预约">
          <ListRow
            icon="calendar"
            text={`${dayWords(next.date)} ${next.from}`}
            note={[next.actsFor && `替${next.actsFor.name}`, next.service.name, next.hall.name]
              .filter(Boolean)
              .join(' · ')}
            onTap={() => go('/packages/book/detail/index', { id: next.id })}
          />
        </Card>
      )}
      {!appointments.reply && appointments.refused && <Answered asked={appointments}>{() => null}</Answered>}
    </>
  )
}
