import type { Hall as HallReply, Service } from '@anju/shared-types'
import { openAt } from '../../domain/calendar/hall-hours.ts'
import { type Catalogue, type Hall, type HallService, servicesOf } from './hall-store.ts'
import type { VisitQuotes } from './visit-quote.ts'

export const serviceView = ({ _id, name, plainName, durationMinutes, bring }: HallService): Service => ({
  code: _id,
  name,
  plainName,
  durationMinutes,
  bring,
})

/** A hall with its state of this moment; the wait is for one service when the person named one. */
export async function hallView(
  hall: Hall,
  { services, calendar }: Catalogue,
  quotes: VisitQuotes,
  at: { now: Date; waiting: number; service?: HallService },
): Promise<HallReply> {
  const offered = servicesOf(hall, services)
  const opening = openAt(hall, at.now, calendar)
  const asked = at.service ? [at.service] : offered
  return {
    id: hall._id,
    name: hall.name,
    district: hall.district,
    address: hall.address,
    phone: hall.phone,
    transport: hall.transport,
    sessions: hall.sessions,
    services: offered.map((service) => service._id),
    openNow: opening.open,
    openText: opening.text,
    note: hall.note,
    waiting: at.waiting,
    waitMinutes: opening.open ? await quotes.ofNow(hall, asked, at.waiting, at.now) : null,
  }
}
