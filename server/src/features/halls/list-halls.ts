import type { Hall as HallReply, Service } from '@anju/shared-types'
import { refuse } from '../../platform/refusal.ts'
import { type HallStore, windowsFor } from './hall-store.ts'
import { hallView, serviceView } from './hall-view.ts'
import type { VisitQuotes } from './visit-quote.ts'
import type { Waits } from './waits.ts'

export interface HallNeeds {
  halls: HallStore
  waits: Waits
  quotes: VisitQuotes
}

/** Every service that some hall offers. */
export async function listServices({ halls }: Pick<HallNeeds, 'halls'>): Promise<{ items: Service[] }> {
  const catalogue = await halls.catalogue()
  const offered = [...catalogue.services.values()].filter(({ _id }) =>
    [...catalogue.halls.values()].some((hall) => windowsFor(hall, _id).length > 0),
  )
  return { items: offered.map(serviceView) }
}

/** Every hall, or those that offer a service, with how busy they are now. */
export async function listHalls(
  { halls, waits, quotes }: HallNeeds,
  code: string | undefined,
  now: Date,
): Promise<{ items: HallReply[] }> {
  const catalogue = await halls.catalogue()
  const service = code === undefined ? undefined : (catalogue.services.get(code) ?? refuse('NOT_FOUND'))
  const asked = [...catalogue.halls.values()].filter((hall) => !code || windowsFor(hall, code).length > 0)
  const waiting = await waits.waiting(
    asked.map((hall) => hall._id),
    now,
  )
  const items = await Promise.all(
    asked.map((hall) => hallView(hall, catalogue, quotes, { now, waiting: waiting.get(hall._id) ?? 0, service })),
  )
  return { items }
}

/** One hall with its state of this moment. */
export async function getHall({ halls, waits, quotes }: HallNeeds, hallId: string, now: Date): Promise<HallReply> {
  const catalogue = await halls.catalogue()
  const hall = catalogue.halls.get(hallId) ?? refuse('NOT_FOUND')
  const waiting = await waits.waiting([hallId], now)
  return hallView(hall, catalogue, quotes, { now, waiting: waiting.get(hallId) ?? 0 })
}
