import type { Appointment } from '@anju/shared-types'
import { Card } from '../../components/card/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { dayWords, waitWords } from '../../lib/time-words.ts'
import { AppointmentTag } from './appointment-tag.tsx'

/** When, where, what, how long, and what to bring. */
export function VisitCard({ appointment }: { appointment: Appointment }) {
  const { date, from, to, hall, service, quote, bring, code, actsFor, madeBy } = appointment
  return (
    <Card kind="plain" title={`预约编号 ${code}`} aside={<AppointmentTag appointment={appointment} />}>
      <ListRow
        icon="clock"
        text={`${dayWords(date)} ${from}–${to}`}
        note={
          quote &&
          `${waitWords(quote.waitMinutes)}，办理约 ${quote.serviceMinutes} 分钟，大约 ${quote.doneBy} 办完（${quote.basis}）`
        }
      />
      {actsFor && <ListRow icon="person" text={`替${actsFor.name}约的`} note="号是本人的，本人随时可以收回委托" />}
      {madeBy && <ListRow icon="person" text={`${madeBy.shown}约的`} />}
      <ListRow icon="hall" text={hall.name} note={hall.address} />
      <ListRow icon="document" text={service.name} />
      {bring.length > 0 && <ListRow icon="check" text="请带上" note={bring.join('、')} />}
    </Card>
  )
}
