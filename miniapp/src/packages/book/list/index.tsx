import { View } from '@tarojs/components'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { dayWords } from '../../../lib/time-words.ts'
import { AppointmentTag } from '../appointment-tag.tsx'

const startBooking = () => go('/packages/book/service/index')

export default function MyAppointments() {
  const asked = useRequest(() => call('appointments.list'))
  const waiting = useRequest(() => call('waitlist.list'))
  const inLine = waiting.reply?.items.filter(({ rank }) => rank !== undefined) ?? []
  return (
    <Page title="我的预约">
      {inLine.length > 0 && (
        <Card kind="plain" title="候补">
          {inLine.map(({ id, service, rank, stateLabel, offer }) => (
            <ListRow
              key={id}
              text={service.name}
              note={offer ? '有名额了，请马上答复' : `您排第 ${rank} 位`}
              asideText={stateLabel}
              onTap={() => go('/packages/waitlist/one/index', { id })}
            />
          ))}
        </Card>
      )}
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              icon="calendar"
              title="还没有预约"
              text="约好时间再去大厅，到了就取号，不用从头排。"
              action="去预约"
              onAction={startBooking}
            />
          ) : (
            <>
              <Card kind="plain">
                {items.map((appointment) => (
                  <ListRow
                    key={appointment.id}
                    text={`${dayWords(appointment.date)} ${appointment.from}`}
                    note={[
                      appointment.actsFor && `替${appointment.actsFor.name}`,
                      appointment.service.name,
                      appointment.hall.name,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                    aside={<AppointmentTag appointment={appointment} />}
                    asideText={appointment.stateLabel}
                    onTap={() =>
                      go(
                        appointment.state === 'held' ? '/packages/book/confirm/index' : '/packages/book/detail/index',
                        { id: appointment.id },
                      )
                    }
                  />
                ))}
              </Card>
              <Button icon="calendar" onTap={startBooking}>
                再约一个
              </Button>
              <View>
                <Button kind="ghost" onTap={() => go('/packages/book/no-shows/index')}>
                  爽约记录与申诉
                </Button>
              </View>
            </>
          )
        }
      </Answered>
    </Page>
  )
}
