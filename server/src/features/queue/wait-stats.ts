import { shanghaiDate } from '@anju/shared-types'
import type { Connection } from 'mongoose'
import type { Waits } from '../halls/waits.ts'
import { createTicketFigures } from './ticket-figures.ts'

const RECENT = 40
const RECENT_DAYS = 7

/** What halls and appointments learn of waiting: quotes, hall lists, and whether a hall was behind. */
export function createWaits(db: Connection): Waits {
  const figures = createTicketFigures(db)
  return {
    recent: (hallId, service, now) =>
      figures.waitsSince(hallId, service, new Date(now.getTime() - RECENT_DAYS * 86_400_000), RECENT),
    between: (hallId, service, from, to) => figures.waitsBetween(hallId, service, from, to),
    waiting: (hallIds, now) => figures.waitingByHall(hallIds, shanghaiDate(now)),
  }
}
